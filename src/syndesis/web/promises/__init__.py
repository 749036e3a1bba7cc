"""Promises by hand: the board, moving, what became of them."""
