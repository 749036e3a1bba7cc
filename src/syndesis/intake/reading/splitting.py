"""Step: the words and sentences of the text.

Needs `clean`, `lexicon`. Adds `tokens` and `sentences`.
"""

from syndesis.intake.reading.draft import Draft
from syndesis.lib.sentences import sentences
from syndesis.lib.tokens import Tokens


def run(draft: Draft) -> None:
    draft.tokens = Tokens(draft.clean)
    draft.sentences = sentences(draft.clean, draft.lexicon.abbreviations, ordinal_dots=draft.language == "de")
