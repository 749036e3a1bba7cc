"""Writing a meeting down in two minutes, and taking one out of an invitation."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.engagement import policies
from syndesis.engagement.models import Engagement
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.services import revise_engagement
from syndesis.engagement.services.quick import log_meeting
from syndesis.lib.calendar_entries import Entry, NotACalendar, entries
from syndesis.web.editing.links import may_add
from syndesis.web.editing.views import NewView
from syndesis.web.quick.attendees import recognised
from syndesis.web.quick.forms import QuickForm
from syndesis.web.quick.updating import changes_by
from syndesis.web.views.base import actor_of, user_of

UNPROCESSABLE = 422
SEVERAL = ("organisations", "people")


class QuickView(NewView):
    """The page that a meeting is written down on, right after it: on a phone as well as by keyboard alone."""

    kind = EngagementType
    title = gettext_lazy("Log a meeting")
    lead = gettext_lazy("With whom and when is enough; the rest can come later.")
    submit = gettext_lazy("Save the meeting")
    template = "web/quick/meeting.html"

    def form(self, user: User, data: QueryDict | None, given: QueryDict) -> QuickForm:
        initial: dict[str, Any] = {}
        for name in QuickForm.base_fields:
            if values := [value for value in given.getlist(name) if value]:
                initial[name] = values if name in SEVERAL else values[0]
        return QuickForm(data, user, initial)

    def make(self, form: QuickForm, by: Actor) -> Engagement:
        return log_meeting(by=by, **form.data_for_service(by))


@require_http_methods(["GET", "POST"])
def calendar_entry(request: HttpRequest) -> HttpResponse:
    """An invitation (.ics) is handed in: what it says fills the quick form, or is compared with what it made before."""
    if not may_add(EngagementType, user_of(request)):
        raise PermissionDenied
    error, found = "", []
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            found = entries(file.read(), timezone.get_current_timezone()) if file else []
            error = "" if file else _("Choose a file.")
        except NotACalendar:
            error = _("This is no calendar entry that can be read: save the invitation as an .ics file.")
        if len(found) == 1:
            return redirect(_address(found[0], request))
    context = {
        "entries": [{"entry": entry, "url": _address(entry, request)} for entry in found],
        "error": error,
        "crumbs": QuickView(kind=EngagementType).crumbs({"label": _("Calendar entry")}),
    }
    return render(request, "web/quick/entry.html", context, status=UNPROCESSABLE if error else 200)


def _address(entry: Entry, request: HttpRequest) -> str:
    """Where the entry is shown: beside the meeting that it made before, else in the form of a new one."""
    user = user_of(request)
    made = _made_of(entry.uid, user)
    given = QueryDict(mutable=True)
    facts = {
        "title": entry.title,
        "held_on": entry.begins_on.isoformat(),
        "until": entry.ends_on.isoformat() if entry.ends_on > entry.begins_on else "",
        "begins_at": f"{entry.begins_at:%H:%M}" if entry.begins_at else "",
        "ends_at": f"{entry.ends_at:%H:%M}" if entry.ends_at else "",
        "timezone": entry.timezone,
        "city": entry.place[:120],
        "link": entry.link,
        "uid": entry.uid[:255],
    }
    given.update({name: value for name, value in facts.items() if value})
    if made is not None:
        if entry.cancelled:
            given["cancelled"] = "1"
        return f"{reverse('web:quick_update', args=[made.pk])}?{given.urlencode()}"
    known = recognised(entry.people, user)
    given.setlist("people", [str(person.pk) for person in known.people])
    given.setlist("organisations", [str(organisation.pk) for organisation in known.organisations])
    given["newcomers"] = "\n".join(known.strangers)
    given["notes"] = entry.text[:2_000]
    if entry.link:
        given["kind"] = "online_meeting"
    return f"{reverse('web:quick')}?{given.urlencode()}"


def _made_of(uid: str, user: User) -> Engagement | None:
    if not uid:
        return None
    rows = Engagement.objects.filter(policies.engagements.scope(user, "view"), calendar_uid=uid[:255], archived_at=None)
    return rows.order_by("pk").first()


@require_http_methods(["GET", "POST"])
def update(request: HttpRequest, pk: int) -> HttpResponse:
    """An invitation that was changed or called off, beside the meeting that it made: taken over by a press."""
    rows = Engagement.objects.filter(policies.engagements.scope(user_of(request), "change"), archived_at=None)
    engagement = rows.filter(pk=pk, calendar_uid=request.GET.get("uid", "")).exclude(calendar_uid="").first()
    if engagement is None:
        raise PermissionDenied
    changes = changes_by(engagement, request.GET)
    if request.method == "POST" and changes:
        try:
            revise_engagement(engagement, by=actor_of(request), **{each.name: each.value for each in changes})
        except (Refused, Forbidden) as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The meeting is as its calendar entry has it."))
        return redirect(engagement)
    context = {
        "engagement": engagement,
        "changes": changes,
        "crumbs": QuickView(kind=EngagementType).crumbs(
            {"label": str(engagement), "url": engagement.get_absolute_url()}, {"label": _("Calendar entry")}
        ),
    }
    return render(request, "web/quick/update.html", context)
