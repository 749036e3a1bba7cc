"""The pages of possible duplicates: what may be the same, two records side by side, what was merged or held apart."""
