"""A university's international work, invented by a seed: organisations, people, dealings, documents. Each module yields
model instances that nobody has saved, with keys of their own, so that the same seed makes the same rows."""
