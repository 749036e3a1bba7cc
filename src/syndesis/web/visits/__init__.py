"""Visits: their preparation and programme on a page of their own, and the templates of both."""
