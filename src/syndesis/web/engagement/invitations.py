"""Whom we asked to an engagement or into an activity, and what they answered: in short, and on a page of its own."""

from collections import Counter
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from syndesis.activities import policies as activities
from syndesis.activities.models import Activity
from syndesis.core import dates
from syndesis.core.history import recording
from syndesis.core.models import User
from syndesis.core.policies import Policy
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.engagement import policies, services
from syndesis.engagement.choices import InvitationStatus
from syndesis.engagement.models import Engagement, Invitation
from syndesis.engagement.services.invitations import edition_before
from syndesis.objects import of
from syndesis.objects.columns import read
from syndesis.objects.forms import made
from syndesis.objects.services import seen_by
from syndesis.web.engagement.inviting import InviteForm, set_of
from syndesis.web.record.deeds import permitted, told
from syndesis.web.views.base import actor_of, get_or_404, user_of

TONES = {
    InvitationStatus.ACCEPTED: "good",
    InvitationStatus.CAME: "good",
    InvitationStatus.DECLINED: "warn",
    InvitationStatus.STAYED_AWAY: "warn",
}
NEXT: dict[str, list[InvitationStatus]] = {
    InvitationStatus.PLANNED: [InvitationStatus.INVITED],
    InvitationStatus.INVITED: [InvitationStatus.ACCEPTED, InvitationStatus.DECLINED],
    InvitationStatus.ACCEPTED: [InvitationStatus.CAME, InvitationStatus.STAYED_AWAY],
    InvitationStatus.DECLINED: [InvitationStatus.ACCEPTED],
    InvitationStatus.CAME: [],
    InvitationStatus.STAYED_AWAY: [InvitationStatus.CAME],
}
"""What may be noted next with one press."""
PLACES: dict[str, tuple[type[Engagement | Activity], Policy]] = {
    "engagement": (Engagement, policies.engagements),
    "activity": (Activity, activities.activities),
}
UNPROCESSABLE = 422


def seen_invitations(to: Engagement | Activity, reader: User) -> QuerySet[Invitation]:
    rows: QuerySet[Invitation] = to.invitations.filter(seen_by(Invitation, reader))
    return rows.select_related("organisation", "person").order_by("status", "organisation__name", "pk")


def replies_of(to: Engagement | Activity, reader: User, *, may_change: bool) -> dict[str, Any] | None:
    """How many were asked and what they answered, in the order in which one follows the other; nothing where nobody
    was asked and the reader may ask nobody."""
    counts = Counter(seen_invitations(to, reader).order_by().values_list("status", flat=True))
    if not counts and not may_change:
        return None
    return {
        "number": counts.total(),
        "counts": [{"label": each.label, "number": counts[each]} for each in InvitationStatus if counts[each]],
        "url": board_url(to),
    }


def board_url(to: Engagement | Activity) -> str:
    return reverse(f"web:{_name(to)}_invitations", args=[to.pk])


def _name(to: Engagement | Activity) -> str:
    return "engagement" if isinstance(to, Engagement) else "activity"


class InvitationsView(View):
    """The board of replies; sent to, it asks more of them."""

    place = "engagement"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(request, self.occasion(request, pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        to, by = self.occasion(request, pk, "change"), actor_of(request)
        if "again" in request.POST and isinstance(to, Engagement):
            done: list[Invitation] = []
            told(request, lambda: done.extend(services.invite_again(by=by, to=to)))
            return redirect(board_url(to))
        form = InviteForm(request.POST, reader=user_of(request))
        if form.is_valid() and self._invited(request, to, form):
            return redirect(board_url(to))
        return self.page(request, to, form)

    def _invited(self, request: HttpRequest, to: Engagement | Activity, form: InviteForm) -> bool:
        by, said = actor_of(request), form.cleaned_data

        def deed() -> None:
            with recording(by, "Invitation added"):
                chosen: list[Organisation] = made(said["organisations"], by)
                several = set_of(said["set"], user_of(request))
                rows = services.invite(
                    by=by, to=to, organisations=[*chosen, *several], people=made(said["people"], by), role=said["role"]
                )
                number = len(rows)
                if not number:
                    raise Refused(_("All of them stand on the list already."))

        try:
            return permitted(request, deed, _("They stand on the list."))
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return False

    def occasion(self, request: HttpRequest, pk: int, action: Any = "view") -> Any:
        model, policy = PLACES[self.place]
        rows: QuerySet[Any] = model._default_manager.prefetch_related(*of(model).prefetch)
        return get_or_404(rows, policy, request, action, pk=pk)

    def page(self, request: HttpRequest, to: Any, form: InviteForm | None = None) -> HttpResponse:
        reader, kind = user_of(request), of(type(to))
        may_change = PLACES[self.place][1].can(reader, "change", to) and to.archived_at is None
        rows = list(seen_invitations(to, reader))
        title = str(read(to, kind.title))
        before = edition_before(to) if isinstance(to, Engagement) else None
        if before is not None and not policies.engagements.can(reader, "view", before):
            before = None
        context = {
            "title": _("Invitations: %(title)s") % {"title": title},
            "crumbs": [
                {"label": kind.plural, "url": reverse(f"web:{kind.many}")},
                {"label": title, "url": to.get_absolute_url()},
                {"label": _("Invitations")},
            ],
            "lanes": [_lane(each, rows, self.place, to, may_change) for each in InvitationStatus],
            "number": len(rows),
            "summary": _summary(rows),
            "form": (form or InviteForm(reader=reader)) if may_change else None,
            "again": _again(before) if may_change else None,
        }
        return render(
            request, "web/engagement/invitations.html", context, status=UNPROCESSABLE if form is not None else 200
        )


class ReplyView(InvitationsView):
    """Sent to: what became of one invitation."""

    def get(self, request: HttpRequest, pk: int, key: int = 0) -> HttpResponse:
        return redirect(board_url(self.occasion(request, pk)))

    def post(self, request: HttpRequest, pk: int, key: int = 0) -> HttpResponse:
        to, status = self.occasion(request, pk, "change"), request.POST.get("status", "")
        row = seen_invitations(to, user_of(request)).filter(pk=key).first()
        if row is None:
            raise Http404
        by = actor_of(request)
        if status == "remove":
            told(request, lambda: services.remove_entry(row, by=by), _("It is taken off the list."))
        elif status in InvitationStatus.values:
            told(request, lambda: services.reply(row, by=by, status=status))
        else:
            raise Http404
        return redirect(board_url(to))


def _lane(status: InvitationStatus, rows: list[Invitation], place: str, to: Any, may_change: bool) -> dict[str, Any]:
    held = [row for row in rows if row.status == status]
    return {
        "label": status.label,
        "tone": TONES.get(status, ""),
        "count": len(held),
        "rows": [
            {
                "name": str(row),
                "url": _url(row),
                "detail": _detail(row),
                "reply_url": reverse(f"web:{place}_reply", args=[to.pk, row.pk]) if may_change else "",
                "next": NEXT[status] if may_change else [],
            }
            for row in held
        ],
    }


def _url(row: Invitation) -> str:
    who = row.person or row.organisation
    return who.get_absolute_url() if who else ""


def _detail(row: Invitation) -> str:
    invited = _("invited %(day)s") % {"day": dates.full(row.invited_on)} if row.invited_on else ""
    replied = _("answered %(day)s") % {"day": dates.full(row.replied_on)} if row.replied_on else ""
    places = ""
    if row.places:
        places = ngettext("%(number)s comes", "%(number)s come", row.places) % {"number": row.places}
    return " · ".join(filter(None, (str(row.get_role_display()), invited, replied, places, row.remark)))


def _summary(rows: list[Invitation]) -> str:
    asked = [row for row in rows if row.status != InvitationStatus.PLANNED]
    answered = [row for row in asked if row.status != InvitationStatus.INVITED]
    told_of = {"answered": len(answered), "number": len(asked)}
    return _("%(answered)s of %(number)s invited have answered") % told_of if asked else ""


def _again(before: Engagement | None) -> dict[str, Any] | None:
    if before is None:
        return None
    number = before.invitations.count()
    return {"number": number, "title": str(read(before, of(Engagement).title))} if number else None
