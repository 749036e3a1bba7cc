"""Briefings on the page, as files, by mail."""
