"""Who enters an agreement is told which ones it may be already: of the same kind with the same parties, or with the
same reference. It is told, never forbidden: universities do sign twice."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.web.duplicates.typing import Own, register_own
from syndesis.web.views.base import user_of

MOST = 5


@require_POST
def like_typed(request: HttpRequest) -> HttpResponse:
    """What looks like the agreement that is being written: the answer to each pause."""
    found = like_agreements(request.POST, user_of(request))
    return render(request, "ui/alike_found.html", {"found": found})


def like_agreements(sent: QueryDict, reader: User) -> list[dict[str, Any]]:
    """As `ui/alike_found.html` takes them."""
    rows = Agreement.objects.filter(policies.agreements.scope(reader, "view"), archived_at=None)
    rows = rows.prefetch_related("parties__organisation").order_by("-signed_on_last", "-pk")
    reference = sent.get("reference", "").strip()
    found = {row.pk: _shown(row, _("Same reference")) for row in _of_reference(rows, reference)}
    for row in _of_parties(rows, sent):
        found.setdefault(row.pk, _shown(row, _("Same kind and parties")))
    return list(found.values())


def _of_reference(rows: QuerySet[Agreement], reference: str) -> QuerySet[Agreement]:
    return rows.filter(reference__iexact=reference)[:MOST] if reference else rows.none()


def _of_parties(rows: QuerySet[Agreement], sent: QueryDict) -> QuerySet[Agreement]:
    """With all the others that are named so far, and nobody else but our own institution."""
    typed = [*sent.getlist("organisations"), *(str(sent[name]) for name in sent if _is_party(name))]
    keys = {int(key) for key in typed if key.isascii() and key.isdecimal() and len(key) < 19}
    others = set(Organisation.objects.filter(pk__in=keys, is_home=False).values_list("pk", flat=True))
    if not others:
        return rows.none()
    links = AgreementParty.objects.filter(organisation__is_home=False, leaves=False).order_by()
    alike = links.values("agreement").annotate(
        named=Count("pk", filter=Q(organisation__in=others)), all_of_them=Count("pk")
    )
    same = alike.filter(named=len(others), all_of_them=len(others)).values("agreement")
    return rows.filter(kind=sent.get("kind", ""), pk__in=same)[:MOST]


def _is_party(name: str) -> bool:
    return name.startswith("parties-") and name.endswith("-organisation")


def _shown(row: Agreement, why: str) -> dict[str, Any]:
    detail = (str(row.get_kind_display()), row.reference, dates.full(row.signed_on), str(row.get_status_display()))
    return {
        "key": f"agreement:{row.pk}",
        "title": agreement_title(row),
        "url": row.get_absolute_url(),
        "icon": "scroll-text",
        "detail": " · ".join(filter(None, detail)),
        "level": {"label": why, "tone": "accent", "icon": "copy"},
        "reasons": [],
    }


register_own(Agreement, Own("organisations", "web:agreements_like", like_agreements))
