"""A meeting in two minutes: typed on one page, or out of an invitation of a calendar."""
