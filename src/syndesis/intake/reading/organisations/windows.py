"""Where in a text a costly pattern is worth trying: around the words without which it cannot hit."""

from collections.abc import Iterator, Sequence

_BEFORE, _AFTER = 90, 260


def windows(lowered: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches of the text around the words, in order, those that touch made one; the whole where no word is given."""
    if not words:
        yield 0, len(lowered)
        return
    places: list[int] = []
    for word in words:
        at = lowered.find(word)
        while at >= 0:
            places.append(at)
            at = lowered.find(word, at + 1)
    start = end = -1
    for place in sorted(places):
        if start >= 0 and place - _BEFORE <= end:
            end = place + _AFTER
            continue
        if start >= 0:
            yield start, end
        start, end = max(0, place - _BEFORE), place + _AFTER
    if start >= 0:
        yield start, min(end, len(lowered))
