"""The activities by kinds, and further views of them: in time, by units, as a graph of who works with whom."""
