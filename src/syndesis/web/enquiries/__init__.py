"""The page of an enquiry, and what is done about it."""
