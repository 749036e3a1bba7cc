"""What the pages of the directory show beside a record's own fields."""
