"""Names of people that name something else: "the Jean Monnet Actions", "Silicon Valley", "las becas Marie Curie"."""

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.runs import NameRun


def names_a_thing(draft: Draft, run: NameRun) -> bool:
    """Whether the run ends in a word for a thing, or one stands beside it; in Spanish also before it."""
    tokens, things = draft.tokens, draft.lexicon.named_things
    if tokens.folded[run.last] in things and not _is_surname(draft, run):
        return True
    after = run.last + 1
    if after < len(tokens) and tokens.gap(after) in (" ", "-") and tokens.folded[after] in things:
        return True
    before = run.first - 1
    return draft.language == "es" and before >= 0 and tokens.gap(run.first) == " " and tokens.folded[before] in things


def _is_surname(draft: Draft, run: NameRun) -> bool:
    """Whether a given name or initials before the last word make a surname of it: "Emily R. Law"."""
    return len(run.words) > 2 and len(run.words[1].rstrip(".")) == 1


def is_named_after(draft: Draft, run: NameRun) -> bool:
    """Whether something is only named after the person: "a university named after P.M. Masherov"."""
    before = draft.clean[max(0, run.span.start - 24) : run.span.start]
    if draft.lexicon.pattern("named_after").search(before) is not None:
        return True
    joined = draft.lexicon.pattern("before_named_chair").search(before) is not None
    return joined and is_named_chair(draft, run.span.start)


def is_named_chair(draft: Draft, start: int) -> bool:
    """Whether a chair with the name of its founder begins here: "the Jane Penny Professor of Surgery"."""
    return draft.lexicon.pattern("named_chair", flags=0).match(draft.clean, start) is not None
