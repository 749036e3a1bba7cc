"""Taking over from a workbook how many places for exchange were used each year."""
