"""The digest: what is due, silent and ahead, by e-mail."""
