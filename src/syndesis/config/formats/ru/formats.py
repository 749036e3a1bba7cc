"""Dates in Russian: the month in the genitive beside a day."""

MONTH_DAY_FORMAT = "j E"
