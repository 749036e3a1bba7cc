"""Links for counterparts, as staff see them: making, sending and revoking them, and what came back by them."""
