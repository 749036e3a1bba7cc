"""Further views of the list of agreements: in time, as a tree, by deadlines, by how soon they end, on the map."""
