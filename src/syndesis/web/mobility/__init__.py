"""The page that tells how many moved, and its file."""
