"""Titles before a name: "Professor", "Her Excellency Madam", "Dato' Prof Dr"."""

from dataclasses import dataclass

from syndesis.intake.reading.draft import Draft


@dataclass(frozen=True, slots=True)
class Title:
    """Titles that end right before a token: the first token of them, and their words as written."""

    first: int
    text: str
    is_academic: bool = False
    is_plural: bool = False


def title_before(draft: Draft, index: int) -> Title | None:
    """The titles that stand right before token `index`; None where there are none."""
    tokens = draft.tokens
    first = index
    while first > 0:
        size = _title_length(draft, first, index)
        if not size:
            break
        first -= size
    if first == index:
        return None
    text = " ".join(draft.clean[tokens.starts[first] : tokens.starts[index]].replace(",", " ").split())
    folded = " ".join(tokens.folded[first:index])
    academic = any(a in folded for a in draft.lexicon.academic)
    return Title(first, text, academic, folded.endswith(("professors", "drs")))


def _title_length(draft: Draft, index: int, name: int) -> int:
    """How many tokens before `index` are one title of the name at `name`; it may stand in brackets after another, as
    in "Professor (Mrs.)"."""
    tokens = draft.tokens
    gap = tokens.gap(index)
    if ")" in gap and index == name and tokens.gap(index - 1).endswith("("):
        gap = gap.replace(")", "", 1)
    elif gap.strip() in ("(", ".(", ". (") and index < name and ")" in tokens.gap(index + 1):
        gap = " "
    if gap.strip(". '’,\n") or ("\n\n" in tokens.gap(index) and not tokens.gap(index).startswith(".")):
        return 0
    for size in (3, 2, 1):
        if index - size < 0 or tokens.gap(index - size).endswith("-"):
            continue
        phrase = tuple(tokens.folded[index - size : index])
        large = (
            tokens.words[index - size][0].isupper()
            or draft.language != "en"
            or " ".join(phrase) in draft.lexicon.academic
        )
        if phrase in draft.lexicon.title_words and large:
            if _is_of_a_field(draft, index - size):
                continue
            if "," in tokens.gap(index) and size == 1 and phrase[0] != "excellency":
                continue
            return size
    return 0


def _is_of_a_field(draft: Draft, index: int) -> bool:
    """Whether a title written small is an office with what it is over: "history professor"."""
    tokens = draft.tokens
    return (
        index > 0
        and tokens.words[index][0].islower()
        and tokens.gap(index) == " "
        and tokens.folded[index - 1] in draft.lexicon.role_fields
    )
