"""The addresses of records: made for each declared type, as its pages are."""
