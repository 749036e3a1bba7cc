"""Calendars to subscribe to, in one's own account."""
