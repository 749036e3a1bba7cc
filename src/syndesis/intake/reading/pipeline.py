"""A text read step by step, from its bare words to the promises made in it.

Each step is a module with a `run(draft)`; its docstring says what it needs of the draft and what it adds.
"""

from collections.abc import Callable, Mapping

from syndesis.intake.reading import (
    activities,
    agreements,
    calibration,
    commitments,
    countries,
    dated_items,
    dates,
    engagements,
    figures,
    han,
    language,
    metadata,
    normalise,
    places,
    relations,
    same_days,
    signings,
    splitting,
)
from syndesis.intake.reading.contract import Reading
from syndesis.intake.reading.contracts import step as contracts
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.gazetteer import Gazetteer
from syndesis.intake.reading.organisations import step as organisations
from syndesis.intake.reading.people import step as people

STEPS: tuple[Callable[[Draft], None], ...] = (
    normalise.run,
    language.run,
    metadata.run,
    han.simplify,
    splitting.run,
    dates.run,
    same_days.run,
    dated_items.run,
    countries.run,
    places.run,
    organisations.run,
    relations.run,
    people.run,
    engagements.run,
    agreements.run,
    signings.run,
    activities.run,
    commitments.run,
    figures.run,
    calibration.run,
    contracts.run,
    han.restore,
)


def read(
    text: str,
    gazetteer: Gazetteer,
    *,
    learnt: Mapping[str, str] | None = None,
    published_hint: str = "",
    is_agreement: bool = False,
) -> Reading:
    """What the text says, against the organisations of the gazetteer.

    `learnt` maps a folded name (`syndesis.lib.tokens.fold_phrase`) to the key of the organisation that a reviewer chose
    for it before. `published_hint` is the ISO day of publication for a text that does not tell its own.
    `is_agreement` says that the text is known to be that of an agreement, where it would not be taken for one.
    """
    draft = Draft(
        text=text,
        gazetteer=gazetteer,
        learnt=learnt or {},
        published_hint=published_hint,
        is_agreement=is_agreement,
    )
    for step in STEPS:
        step(draft)
    reading = draft.reading
    reading.text, reading.language = text, draft.language
    reading.title, reading.published = draft.title, draft.published
    reading.issuer, reading.author = draft.issuer, draft.author
    return reading
