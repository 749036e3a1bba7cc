"""The agreements as trees: frameworks with what was made under them, what changed or followed each below it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.choices import BaseRelation
from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.objects.agreements import TONES
from syndesis.agreements.policies import agreements
from syndesis.agreements.wording import agreement_title
from syndesis.core.labels import label_of
from syndesis.objects.fetching import with_related
from syndesis.web.agreement_views.shapes import Seen, ShapeView

ROOTS = 25
"""Trees of a page."""
DEEPEST = 12
"""Levels that are drawn: what lies below is found on the page of its parent."""


@dataclass(frozen=True)
class Forest:
    """Which agreement stands below which, of those that a reader may see."""

    above: Mapping[int, int]
    below: Mapping[int, list[int]]

    @classmethod
    def of(cls, seen: Seen) -> "Forest":
        """What one changes or follows goes before the framework that it is under."""
        rows = Agreement.objects.filter(agreements.scope(seen.user, "view"), archived_at=None)
        linked = rows.exclude(framework=None, base=None).order_by("signed_on_first", "pk")
        links = [(key, base or framework) for key, base, framework in linked.values_list("pk", "base", "framework")]
        known = set(rows.filter(pk__in={above for _key, above in links}).values_list("pk", flat=True))
        above = {key: parent for key, parent in links if parent in known}
        below: defaultdict[int, list[int]] = defaultdict(list)
        for key, parent in above.items():
            below[parent].append(key)
        return cls(above, below)

    def root_of(self, key: int) -> int:
        passed = {key}
        while (parent := self.above.get(key)) is not None and parent not in passed:
            passed.add(parent)
            key = parent
        return key

    def within(self, root: int) -> set[int]:
        found, waiting = set(), [root]
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += self.below.get(key, ())
        return found


class TreeView(ShapeView):
    template = "web/agreement_views/tree.html"

    def drawn(self, seen: Seen, request: HttpRequest) -> dict[str, Any]:
        """Trees in which any agreement fits what is asked, in the order of the list; the others of them are pale."""
        forest = Forest.of(seen)
        fitting = list(seen.asked.rows.values_list("pk", flat=True))
        roots = list(dict.fromkeys(map(forest.root_of, fitting)))
        roots.sort(key=lambda root: root not in forest.below)  # those with anything below them first
        pages = Paginator(roots, ROOTS)
        page: Any = pages.get_page(request.GET.get("page"))
        page.page_numbers = list(pages.get_elided_page_range(page.number))
        keys = {key for root in page for key in forest.within(root)}
        rows = with_related(Agreement.objects.all(), AgreementType).in_bulk(keys)
        draw = Drawing(forest, rows, set(fitting))
        number = len(roots)
        return {
            "title": _("Agreements as a tree"),
            "summary": ngettext("%(number)s tree", "%(number)s trees", number) % {"number": number},
            "drawn": bool(roots),
            "page": page,
            "trees": [draw.node(root) for root in page if root in rows],
        }


@dataclass(frozen=True)
class Drawing:
    forest: Forest
    rows: Mapping[int, Agreement]
    fitting: set[int]

    def node(self, key: int, passed: frozenset[int] = frozenset()) -> dict[str, Any]:
        row = self.rows[key]
        inner = passed | {key}
        below = [each for each in self.forest.below.get(key, ()) if each in self.rows and each not in inner]
        deeper = [] if len(passed) >= DEEPEST else below
        return {
            "title": agreement_title(row),
            "url": row.get_absolute_url(),
            "relation": _relation(row, self.forest.above.get(key)) if passed else "",
            "detail": " · ".join(filter(None, (row.reference, str(row.get_kind_display())))),
            "status": str(row.get_status_display()),
            "tone": TONES.get(row.status, ""),
            "years": _years(row),
            "pale": key not in self.fitting,
            "number": len(self.forest.within(key)) - 1,
            "below": [self.node(each, inner) for each in deeper],
        }


def _years(row: Agreement) -> str:
    """ "2011–2016"; "2011–" of one without an end."""
    begun = row.starts_on or row.signed_on
    return f"{begun.year if begun else ''}–{row.runs_until.year if row.runs_until else ''}".removeprefix("–")


def _relation(row: Agreement, above: int | None) -> str:
    """What it is to the one above it."""
    return label_of(BaseRelation, row.base_relation) if row.base_id == above else _("Under the framework")
