"""The calendar: a month, a week or a list of what is on which day."""
