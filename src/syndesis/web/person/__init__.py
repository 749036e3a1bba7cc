"""The page of a person, made by hand: what they are and were, how they are reached, what they took part in."""
