"""The types of which some tests make do, where to try all takes long."""

CHIEF = ("agreements", "activities", "engagements", "partners", "people", "promises")
"""Those that between them use everything that the kit offers."""
ELSEWHERE = ("agreements", "people")
"""Those that a second database sees: with references, lists of them, and rows of many kinds."""
