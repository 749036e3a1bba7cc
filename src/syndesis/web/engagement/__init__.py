"""Engagements on pages of their own: one with all that belongs to it, counts of many, invitations, recurring events."""
