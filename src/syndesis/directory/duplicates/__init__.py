"""Duplicates: organisations and people that may be the same, with a score and its reasons."""

from syndesis.directory.duplicates.apart import ask_again, hold_apart
from syndesis.directory.duplicates.finding import APART, MODELS, Alike, Like, alike, like, like_record, likeness_of
from syndesis.directory.duplicates.likeness import CERTAIN, LEVELS, LIKELY, POSSIBLE, WEAK, Likeness

__all__ = [
    "APART", "CERTAIN", "LEVELS", "LIKELY", "MODELS", "POSSIBLE", "WEAK", "Alike", "Like", "Likeness", "alike",
    "ask_again", "hold_apart", "like", "like_record", "likeness_of",
]  # fmt: skip
