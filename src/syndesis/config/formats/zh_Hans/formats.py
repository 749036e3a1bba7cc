"""Dates in Chinese, without zeros before a month."""

MONTH_DAY_FORMAT = "n月j日"
YEAR_MONTH_FORMAT = "Y年n月"
