"""Further views of a list: the same filtered set in time, on the map, as a table of its own."""
