"""Writing by people: the forms of every declared type, and what guards what was typed."""
