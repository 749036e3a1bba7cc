"""The page of a user who leaves: what is open in their hands, and to whom it goes."""
