"""The floor: the same rows in bare Django views, with nothing around them. What anybody would write in an hour."""
