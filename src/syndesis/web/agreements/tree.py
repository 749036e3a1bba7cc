"""Where an agreement hangs: the framework above it, what it changes or follows, and all that hangs on it."""

from collections import defaultdict
from typing import Any

from django.db.models import Q, QuerySet

from syndesis.agreements import policies
from syndesis.agreements.choices import IN_FORCE, BaseRelation
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.labels import label_of
from syndesis.core.models import User

MOST = 200
"""Agreements in one tree: a list shows what is more."""


def tree_of(agreement: Agreement, reader: User) -> list[dict[str, Any]]:
    """As `web/agreements/tree.html` takes it: one at the top, others below it; nothing where it stands alone."""
    above = _above(agreement, reader)
    below = _below(agreement, reader)
    if not above and not below[agreement.pk]:
        return []
    node = _node(agreement, agreement, below, {agreement.pk})
    for row in above:
        node = _told(row, agreement) | {"children": [node]}
    return [node]


def _seen(reader: User) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(policies.agreements.scope(reader, "view"), archived_at=None)
    return rows.prefetch_related("parties__organisation")


def _above(agreement: Agreement, reader: User) -> list[Agreement]:
    """From what it changes or follows, else its framework, upwards; as far as the reader sees it."""
    found: list[Agreement] = []
    row: Agreement | None = agreement
    passed = {agreement.pk}
    while row is not None and (key := row.base_id or row.framework_id) and key not in passed:
        passed.add(key)
        row = _seen(reader).filter(pk=key).first()
        found += [row] if row else []
    return found


def _below(agreement: Agreement, reader: User) -> dict[int, list[Agreement]]:
    """What hangs on each, level by level."""
    found: defaultdict[int, list[Agreement]] = defaultdict(list)
    seen, ahead = {agreement.pk}, {agreement.pk}
    while ahead and len(seen) < MOST:
        hanging = Q(base__in=ahead) | Q(framework__in=ahead, base=None)
        rows = _seen(reader).filter(hanging).exclude(pk__in=seen).order_by("signed_on_first", "pk")
        level = list(rows[: MOST - len(seen)])
        for row in level:
            found[row.base_id or row.framework_id or 0].append(row)
        ahead = {row.pk for row in level}
        seen |= ahead
    return found


def _node(row: Agreement, current: Agreement, below: dict[int, list[Agreement]], passed: set[int]) -> dict[str, Any]:
    children = [each for each in below.get(row.pk, ()) if each.pk not in passed]
    return _told(row, current) | {
        "children": [_node(each, current, below, passed | {each.pk}) for each in children],
    }


def _told(row: Agreement, current: Agreement) -> dict[str, Any]:
    tone = "good" if row.status in IN_FORCE else ""
    return {
        "title": agreement_title(row),
        "url": "" if row.pk == current.pk else row.get_absolute_url(),
        "is_current": row.pk == current.pk,
        "relation": label_of(BaseRelation, row.base_relation) if row.base_relation else "",
        "kind": str(row.get_kind_display()),
        "status": {"label": str(row.get_status_display()), "tone": tone},
        "signed": dates.full(row.signed_on),
    }
