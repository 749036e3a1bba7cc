"""The documents of agreements on their pages: added, compared, made from templates."""
