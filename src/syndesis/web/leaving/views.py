"""Handing over everything that somebody has in hand, and taking that back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.history import ChangedSince, undo
from syndesis.core.models import Change
from syndesis.core.services import Refused
from syndesis.directory.leaving import groups, hand_over_everything
from syndesis.directory.leaving.deed import REASON
from syndesis.web.account_forms import refused
from syndesis.web.leaving.forms import LeavingForm
from syndesis.web.views.base import actor_of, sent
from syndesis.web.views.settings import administrators_only, crumbs
from syndesis.web.views.users import user_or_404


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is open in the hands of a user, by groups; sent to, it goes to others."""
    row = user_or_404(pk)
    found = [(group, list(group.rows(row))) for group in groups()]
    left = [(group, rows) for group, rows in found if rows]
    form = LeavingForm(sent(request), leaver=row, groups=[group for group, _rows in left])
    if request.method == "POST" and form.is_valid():
        try:
            deed = hand_over_everything(
                row,
                by=actor_of(request),
                successors=form.successors,
                on=form.cleaned_data["on"],
                leaves=form.cleaned_data.get("leaves", False),
            )
        except Refused as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("It is handed over."))
            return redirect(f"{reverse('web:user_leaving', args=[pk])}?deed={deed.pk}")
    context = {
        "person": row,
        "title": _("Hand over everything of %(user)s") % {"user": row},
        "form": form,
        "groups": [
            {
                "title": group.title,
                "count": len(rows),
                "lines": [vars(group.told(each)) for each in rows],
            }
            for group, rows in left
        ],
        "deed": _deed(request.GET.get("deed", "")),
        "cancel_url": reverse("web:settings_user", args=[pk]),
        "crumbs": crumbs(
            (_("Users"), reverse("web:settings_users")),
            (str(row), reverse("web:settings_user", args=[pk])),
            (_("Hand over everything"), ""),
        ),
    }
    return render(request, "web/settings/leaving.html", context, status=422 if form.errors else 200)


@administrators_only
@require_POST
def take_back(request: HttpRequest, pk: int, deed: int) -> HttpResponse:
    row, change = user_or_404(pk), get_object_or_404(Change, pk=deed, reason=REASON)
    if change.taken_back_by_id is not None:
        raise Http404
    try:
        undo([change], by=actor_of(request), reason=gettext_noop("Handing over taken back"))
        messages.success(request, _("Everything is as it was before."))
    except ChangedSince as error:
        changed = ", ".join(str(record) for record in error.records[:5])
        messages.error(request, _("Others have gone on with it since: %(records)s.") % {"records": changed})
    return redirect("web:user_leaving", row.pk)


def _deed(key: str) -> Change | None:
    """The deed that was just done, to be taken back."""
    if not (key.isdecimal() and len(key) < 19):
        return None
    return Change.objects.filter(pk=int(key), reason=REASON, taken_back_by=None).first()
