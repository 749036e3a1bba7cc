"""The page of an agreement: where it stands in its life, how long it runs and why, who is party to it, and the rest."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import CHANGING
from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.queries.term import term_of
from syndesis.agreements.wording.term import in_short, told
from syndesis.core.models import User
from syndesis.lib.terms import Term
from syndesis.web.agreement_views.balance import balance_shown
from syndesis.web.agreements.forms import SignatoryForm
from syndesis.web.agreements.lifecycle import lifecycle_of
from syndesis.web.agreements.parties import Parties
from syndesis.web.agreements.scope import clauses_of, scope_of
from syndesis.web.agreements.tree import tree_of
from syndesis.web.footnotes import Footnotes
from syndesis.web.papers.shown import papers_shown
from syndesis.web.record import is_quick, overview, quick_look, record_or_404
from syndesis.web.record.about import sources_shown
from syndesis.web.record.fields import pairs, prose
from syndesis.web.record.page import section, shown_panels
from syndesis.web.risk.now import with_screening
from syndesis.web.views.base import user_of

TEMPLATE = "web/agreements/agreement.html"
BY_HAND = {"papers", "parties", "signatories", "specific", "clauses", "scopes", "languages", "target_groups"}
"""Panels and tables of the type that the page draws in its own way."""
ORDER = ("obligations", "renewal", "reminders", "papers", "exchange", "places", "outcomes", "risk", "screening")
"""The panels that come first, where there are such; then the others as they are declared."""
ELSEWHERE = {
    *(
        "kind",
        "status",
        "reference",
        "title",
        "ends_on",
        "end_is_estimated",
        "is_open_ended",
        "term_months",
        "framework",
    ),
    *(
        "renewal",
        "renewals_most",
        "notice",
        "notice_unit",
        "renewal_months",
        "base",
        "base_relation",
        "fields",
        "units",
    ),
}
"""Fields that the head, the term, the tree or the scope tells."""
OF_TERM = ("ends_on", "term_months", "is_open_ended", "renewal", "notice")
"""Fields whose sources stand with the term: those of the first that has any."""


def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    row = record_or_404(AgreementType, request, pk)
    if is_quick(request):
        return quick_look(AgreementType, row, request)
    return render(request, TEMPLATE, agreement_page(row, request))


def agreement_page(row: Agreement, request: HttpRequest, wrong: Any = None) -> dict[str, Any]:
    """What `web/agreements/agreement.html` shows; `wrong` is the form of a signatory that came back."""
    reader, notes = user_of(request), Footnotes(user_of(request))
    term = term_of(row)
    parties = Parties(row, term, reader)
    panels = [each for each in shown_panels(AgreementType, row, reader) if each[0].name not in BY_HAND]
    panels.sort(key=lambda each: ORDER.index(each[0].name) if each[0].name in ORDER else len(ORDER))
    told_of = [line.subject for _panel, lines in panels for line in lines if line.subject]
    clauses = list(row.clauses.all())
    notes.collect([row, *parties.records(), *clauses, *told_of])
    may_change = not row.archived_at and policies.agreements.can(reader, "change", row)
    return overview(AgreementType, row, request) | {
        "agreement": row,
        "lifecycle": lifecycle_of(row, reader),
        "footnotes": notes.of_field(row, ""),
        "pairs": [each for each in pairs(AgreementType, row, reader, notes) if each["name"] not in ELSEWHERE],
        "term": _term(row, term, parties, reader, notes),
        "parties": parties.shown(notes),
        "scope": scope_of(row, reader),
        "clauses": clauses_of(clauses, notes),
        "tracks": papers_shown(row),
        "papers_url": reverse("web:agreement_papers", args=[row.pk]),
        "tree": tree_of(row, reader),
        "exchange": balance_shown([row], timezone.localdate(), reader, may_count=may_change),
        "documents": sources_shown([row], reader),
        "sections": _sections(row, reader, panels, notes, may_change=may_change),
        "prose": prose(AgreementType, row),
        "signatory": _signatory_form(row, reader, wrong) if may_change and parties.rows else None,
        "may_change": may_change,
    }


def _sections(row: Agreement, reader: User, panels: Any, notes: Footnotes, *, may_change: bool) -> list[dict[str, Any]]:
    """As `ui/section.html` takes them; what is owed can be added to."""
    sections = [section(panel, lines, notes) for panel, lines in panels if lines or panel.empty]
    for each in sections:
        if each["id"] == "obligations" and may_change:
            each |= {"url": f"{reverse('web:obligation_new')}?agreement={row.pk}", "more": _("add")}
    return with_screening(sections, "agreement", row, reader)


def _term(row: Agreement, term: Term, parties: Parties, reader: User, notes: Footnotes) -> dict[str, Any]:
    """As `web/agreements/term.html` takes it."""
    keys = {step.key for step in term.steps if step.key}
    seen = Agreement.objects.filter(policies.agreements.scope(reader, "view"), pk__in=keys).in_bulk()
    return {
        "short": in_short(term) or (_("as long as what it changes") if row.base_relation in CHANGING else ""),
        "renewal": str(row.get_renewal_display()) if row.renewal else "",
        "decide_by": date_format(term.decide_by, "DATE_FORMAT") if term.decide_by else "",
        "steps": told(term, seen, parties.names),
        "footnotes": next(filter(None, (notes.of_field(row, name) for name in OF_TERM)), []),
    }


def _signatory_form(row: Agreement, reader: User, wrong: Any) -> dict[str, Any]:
    return {
        "form": wrong or SignatoryForm(reader=reader, agreement=row, auto_id="signatory_%s"),
        "open": wrong is not None,
        "url": reverse("web:agreement_sign_for", args=[row.pk]),
        "label": _("Say who signed"),
        "part": "parties",
    }
