"""Money as people look at it: what grants come to, by whom and what for; and the catalogue of what partners may use."""
