"""The calls about documents on their way into the record: handing in, what was found, deciding about it."""
