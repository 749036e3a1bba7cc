"""The board of answers: the recipients of a proposal by what they said."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.directory.panels.organisations import seen_organisations, seen_people
from syndesis.engagement.choices import ProposalStatus, Response, StatementState
from syndesis.engagement.models import Proposal, ProposalRecipient, RecipientCompany, Statement
from syndesis.engagement.panels.seen import seen_promises
from syndesis.engagement.queries.proposals import numbers, overdue, with_promises
from syndesis.engagement.wording.proposals import ORDER, summed_up
from syndesis.web.views.base import user_of

PAGE = 100
LATE = "late"
TONES: Mapping[str, str] = {Response.AGREED: "good", Response.CONTINUING: "accent", Response.INTERESTED: "accent"}


def board_of(proposal: Proposal, request: HttpRequest, *, may_change: bool) -> dict[str, Any]:
    """What `web/proposals/board.html` shows, in a number of queries that does not grow. Counted are all; named are
    those that the reader may see."""
    reader, wanted = user_of(request), request.GET.get("answer", "")
    words = request.GET.get("q", "").strip()[:100]
    everyone = recipients_of(proposal)
    seen = everyone.filter(organisation__in=_seen(reader))
    late = seen.filter(overdue())
    rows = _narrowed(seen, wanted, words)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    counted, total = numbers(proposal), everyone.count()
    return {
        "summary": summed_up(counted),
        "total": total,
        "hidden": total - seen.count(),
        "facets": _facets(counted, late.count(), wanted, words),
        "words": words,
        "wanted": wanted,
        "rows": rows_shown(list(page.object_list), reader, may_change=may_change),
        "page": page,
        "pages": _pages(page, wanted, words),
        "responses": [(each.value, each.label) for each in Response],
        "may_change": may_change,
        "may_answer": may_change and proposal.status != ProposalStatus.DRAFT,
        "many_url": reverse("web:proposal_answers", args=[proposal.pk]),
    }


def recipients_of(proposal: Proposal) -> QuerySet[ProposalRecipient]:
    """What matters most first: who agreed, wants to continue, is interested; silence last."""
    place = Case(
        *(When(response=response, then=Value(number)) for number, response in enumerate(ORDER)),
        output_field=IntegerField(),
    )
    rows = ProposalRecipient.objects.filter(proposal=proposal).select_related("organisation", "person", "proposal")
    return rows.order_by(place, "organisation__name", "pk")


def _seen(reader: User) -> QuerySet[Organisation]:
    return Organisation.objects.filter(directory.organisations.scope(reader, "view")).order_by()


def _narrowed(rows: QuerySet[ProposalRecipient], wanted: str, words: str) -> QuerySet[ProposalRecipient]:
    if wanted in Response.values:
        rows = rows.filter(response=wanted)
    elif wanted == LATE:
        rows = rows.filter(overdue())
    if words:
        named = Q(organisation__name__icontains=words)
        others = Organisation.objects.filter(names__text__icontains=words).values("pk")
        rows = rows.filter(named | Q(organisation__in=others))
    return rows


def rows_shown(rows: Sequence[ProposalRecipient], reader: User, *, may_change: bool) -> list[dict[str, Any]]:
    """As `web/proposals/row.html` takes them."""
    waiting = Statement.objects.filter(link__recipient=OuterRef("pk"), state=StatementState.WAITING)
    companies = Prefetch("companies", RecipientCompany.objects.select_related("organisation"))
    full = with_promises(ProposalRecipient.objects.filter(pk__in=[row.pk for row in rows]))
    full = full.select_related("organisation", "person", "proposal").prefetch_related("wishes", companies)
    found = full.annotate(waits=Exists(waiting)).in_bulk()
    ordered = [found[row.pk] for row in rows]
    attached = [company.organisation for row in ordered for company in row.companies.all()]
    seen, people = seen_organisations(reader, attached), seen_people(reader, [row.person for row in ordered])
    promises = set(
        seen_promises(reader).filter(pk__in={row.promise_id for row in ordered}).values_list("pk", flat=True)
    )
    late = set(full.filter(overdue()).values_list("pk", flat=True))
    return [
        {
            "key": row.pk,
            "name": row.organisation.name,
            "url": reverse("web:proposal_recipient", args=[row.proposal_id, row.pk]),
            "organisation_url": row.organisation.get_absolute_url(),
            "response": row.response,
            "answer": row.get_response_display(),
            "tone": TONES.get(row.response, ""),
            "since": dates.full(row.responded_on),
            "person": str(row.person) if row.person in people else "",
            "next_action": row.next_action,
            "due": dates.full(row.due_on),
            "late": row.pk in late,
            "remark": row.remark,
            "wishes": [{"text": wish.text, "side": wish.get_side_display()} for wish in row.wishes.all()],
            "companies": [each.organisation.name for each in row.companies.all() if each.organisation in seen],
            "promise_url": reverse("web:promise", args=[row.promise_id]) if row.promise_id in promises else "",
            "waits": row.waits,
            "answer_url": reverse("web:proposal_answer", args=[row.proposal_id, row.pk]),
            "responses": [(each.value, each.label) for each in Response],
            "may_answer": may_change and row.proposal.status != ProposalStatus.DRAFT,
            "may_change": may_change,
        }
        for row in ordered
    ]


def _facets(counted: Mapping[str, int], late: int, wanted: str, words: str) -> list[dict[str, Any]]:
    """The answers with their numbers, each a way to narrow the board."""
    offered = [("", _("All"), sum(counted.values()))]
    offered += [(each.value, str(each.label), counted[each]) for each in ORDER]
    offered.append((LATE, _("Follow-up overdue"), late))
    return [
        {"label": label, "number": number, "url": _address(value, words), "current": value == wanted}
        for value, label, number in offered
    ]


def _address(wanted: str, words: str, page: int = 0) -> str:
    given = {"answer": wanted, "q": words, "page": page}
    return f"?{urlencode({name: value for name, value in given.items() if value})}#answers"


def _pages(page: "Page[Any]", wanted: str, words: str) -> list[dict[str, Any]]:
    number = page.paginator.num_pages
    return [
        {"number": each, "url": _address(wanted, words, each), "current": each == page.number}
        for each in (range(1, number + 1) if number > 1 else ())
    ]
