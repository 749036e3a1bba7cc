"""Bringing in works from bibliographies: what a file tells of becomes publications, after a preview."""
