"""Names of organisations by their form in Chinese: characters that end in a head such as 大学."""

import re
from collections.abc import Iterator

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.surface import Surface

_STOP = "问与和同在到于由了的对是及、访从向为并把被将让给我该本各其两等至后前，。；：！？“”《》（）"


def chinese_phrases(draft: Draft) -> Iterator[Surface]:
    """Up to twelve characters before a head, from the last one that begins no name."""
    heads = sorted(draft.lexicon.raw.get("heads_written", {}).items(), key=lambda item: -len(item[0]))
    if not heads:
        return
    pattern = re.compile(rf"[^\s{_STOP}]{{2,12}}?(?P<head>{'|'.join(re.escape(head) for head, _ in heads)})")
    kinds = dict(heads)
    for match in pattern.finditer(draft.clean):
        if not re.search(r"[㐀-鿿]", match.group()):
            continue
        first = draft.tokens.at_or_after(match.start())
        last = draft.tokens.at_or_after(match.end()) - 1
        if first <= last:
            yield Surface(Span(match.start(), match.end()), first, last, "phrase", kinds[match.group("head")])
