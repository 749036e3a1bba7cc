"""Follow-ups, written from the page of an engagement and that of an action."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.policies import organisations
from syndesis.engagement import policies
from syndesis.engagement.models import Engagement
from syndesis.engagement.queries.followups import open_follow_ups
from syndesis.engagement.services.followups import agree_follow_up, ask_for_meeting, settle
from syndesis.engagement.wording import engagement_title
from syndesis.web.account_forms import refused
from syndesis.web.followups.forms import FollowUpForm, MeetingForm
from syndesis.web.record.deeds import told
from syndesis.web.views.base import actor_of, get_or_404, sent, user_of
from syndesis.work import policies as work
from syndesis.work.models import Action


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what meeting was agreed at an engagement."""
    rows = Engagement.objects.prefetch_related("participants__organisation", "sessions")
    engagement, user = get_or_404(rows, policies.engagements, request, pk=pk), user_of(request)
    seen = Organisation.objects.filter(organisations.scope(user, "view"), is_home=False)
    took_part = seen.filter(pk__in=engagement.participants.values("organisation")).order_by("name")
    form = FollowUpForm(sent(request), took_part=took_part, owner=user)
    if request.method == "POST" and form.is_valid():
        try:
            agree_follow_up(by=actor_of(request), agreed_at=engagement, **form.cleaned_data)
            return redirect(engagement)
        except Refused as refusal:
            refused(form, refusal)
        except Forbidden:
            form.add_error(None, _("Your role does not allow this."))
    title = engagement_title(engagement)
    context = {
        "form": form,
        "title": _("A meeting was agreed"),
        "lead": _("At: %(meeting)s") % {"meeting": title},
        "cancel_url": engagement.get_absolute_url(),
        "crumbs": [{"label": title, "url": engagement.get_absolute_url()}, {"label": _("Follow-up")}],
    }
    return render(request, "web/form.html", context, status=422 if form.errors else 200)


@require_POST
def settles(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Say that an engagement was the meeting that a follow-up asked for."""
    engagement = get_or_404(Engagement.objects.all(), policies.engagements, request, pk=pk)
    rows = list(open_follow_ups(user_of(request)).filter(pk=key))
    if rows:
        told(request, lambda: settle(rows, by=actor_of(request), engagement=engagement), _("The follow-up is done."))
    return redirect(engagement)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Say with whom the meeting is to be that an action asks for."""
    action = get_or_404(Action.objects.all(), work.actions, request, "change", pk=pk)
    form = MeetingForm(sent(request), user_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_meeting(action, by=actor_of(request), organisation=form.cleaned_data["organisation"])
            return redirect(action)
        except Refused as refusal:
            refused(form, refusal)
    context = {
        "form": form,
        "title": _("Done by a meeting"),
        "lead": action.title,
        "cancel_url": action.get_absolute_url(),
        "crumbs": [
            {"label": _("Actions"), "url": reverse("web:actions")},
            {"label": action.title, "url": action.get_absolute_url()},
            {"label": _("Follow-up")},
        ],
    }
    return render(request, "web/form.html", context, status=422 if form.errors else 200)
