"""The risk desk: assessments of partners, lists of names, and the candidates that somebody must decide on."""
