"""Bodies named once more by a piece of their name: "the Montana Group" for the Association of the Montana Group."""

from syndesis.intake.reading.canonical import is_generic
from syndesis.intake.reading.contract import OrganisationFound
from syndesis.intake.reading.draft import Draft, OrganisationMention
from syndesis.intake.reading.organisations.acronyms import names_of
from syndesis.intake.reading.organisations.runs import ARTICLES, OF
from syndesis.lib.tokens import fold_phrase

_LEAST_WORDS = 2


def join_repeats(draft: Draft) -> None:
    """Give the mentions of each unknown body whose name is how that of one other body ends to that body, or its own
    words in short: "Plovin University" for the Technical University of Plovin."""
    for short in [o for o in draft.reading.organisations if not o.linked]:
        words = fold_phrase(short.name).split()
        if len(words) < _LEAST_WORDS or is_generic(words):
            continue
        longer = [o for o in draft.reading.organisations if o is not short and o.mentions and _ends(draft, o, words)]
        if len(longer) == 1 and longer[0].parent != short.key and short.kind != "university":
            _give(draft, short, longer[0])
            continue
        whole = [o for o in draft.reading.organisations if o is not short and o.mentions and _shortens(short, words, o)]
        if len(whole) == 1:
            _give(draft, short, whole[0])


def _shortens(short: OrganisationFound, words: list[str], other: OrganisationFound) -> bool:
    """Whether only common words tell the names of two unknown bodies of a kind apart."""
    if other.linked or other.kind != short.kind:
        return False
    whole = fold_phrase(other.name).split()
    dropped = set(whole) - set(words)
    return set(words) < set(whole) and is_generic(dropped) and not is_generic(words)


def _ends(draft: Draft, organisation: OrganisationFound, words: list[str]) -> bool:
    """Whether a form of the organisation's name ends in the words, told with "of"."""
    forms = (fold_phrase(form).split() for form in names_of(draft, organisation))
    joints = OF | ARTICLES
    return any(len(f) > len(words) and f[-len(words) :] == words and f[-len(words) - 1] in joints for f in forms)


def _give(draft: Draft, short: OrganisationFound, longer: OrganisationFound) -> None:
    longer.mentions.extend(short.mentions)
    short.mentions = []
    draft.organisation_mentions = [
        OrganisationMention(m.span, longer.key) if m.key == short.key else m for m in draft.organisation_mentions
    ]
