"""The pages of publications beside those of every type: counts, files of works, possible duplicates."""
