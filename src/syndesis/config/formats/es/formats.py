"""Dates in Spanish: the month in short where the year stands above."""

MONTH_DAY_FORMAT = "j b"
