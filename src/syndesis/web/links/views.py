"""The links by which counterparts confirm an engagement, on a page beside it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from syndesis.core.accounts.mailing import sends_mail
from syndesis.engagement import policies
from syndesis.engagement.objects import EngagementType
from syndesis.web.editing.links import title_of
from syndesis.web.links.deeds import made
from syndesis.web.links.forms import MeetingLinkForm
from syndesis.web.links.shown import links_shown
from syndesis.web.record.head import bare_record_or_404
from syndesis.web.views.base import sent, user_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def engagement_links(request: HttpRequest, pk: int) -> HttpResponse:
    """Who may change the engagement makes links to it; whoever may see it sees which there are."""
    row = bare_record_or_404(EngagementType, request, pk)
    may_change = not row.archived_at and policies.engagements.can(user_of(request), "change", row)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    form = MeetingLinkForm(sent(request), engagement=row, reader=user_of(request))
    address = ""
    if request.method == "POST" and form.is_valid():
        address = made(request, form, engagement=row, organisation=form.cleaned_data["organisation"])
        if not form.errors:
            form = MeetingLinkForm(engagement=row, reader=user_of(request))
    title = title_of(EngagementType, row)
    context = {
        "title": title,
        "url": row.get_absolute_url(),
        "form": form if may_change else None,
        "address": address,
        "sends_mail": sends_mail(),
        "links": links_shown(row.links.all(), may_change=may_change),
        "crumbs": [
            {"label": EngagementType.plural, "url": "/engagement/"},
            {"label": title, "url": row.get_absolute_url()},
            {"label": _("Asked of the other side")},
        ],
    }
    return render(request, "web/links/engagement.html", context, status=422 if form.errors else 200)
