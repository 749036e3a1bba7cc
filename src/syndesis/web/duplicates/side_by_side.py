"""Two records side by side, to be made one: those that look alike, or one and another that somebody names."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from syndesis.core.history import version_of
from syndesis.core.models import User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.duplicates import WEAK, likeness_of
from syndesis.directory.merging import merge_organisations, merge_people
from syndesis.directory.models import Organisation
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import source_of
from syndesis.objects.versions import Stale
from syndesis.web.duplicates import shown
from syndesis.web.duplicates.around import changeable, frame, model_of
from syndesis.web.duplicates.lines import MANY, level, line, reasons
from syndesis.web.views.base import actor_of, user_of


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, many: str, pk: int, other: int) -> HttpResponse:
    """Two records side by side: the first stays, the second goes into it."""
    model = model_of(many)
    kept, gone = (changeable(request, model, key) for key in (pk, other))
    if kept.pk == gone.pk:
        raise Http404
    if request.method == "POST":
        return _merge(request, kept, gone)
    return _pair_page(request, kept, gone)


def _merge(request: HttpRequest, kept: Any, gone: Any) -> HttpResponse:
    merge: Any = merge_organisations if isinstance(kept, Organisation) else merge_people
    take = [name for name in shown.CHOSEN[type(kept)] if request.POST.get(f"take-{name}") == "gone"]
    versions = {
        row.pk: int(said) for row in (kept, gone) if (said := request.POST.get(f"version-{row.pk}", "")).isdecimal()
    }
    try:
        merged = merge(kept, gone, by=actor_of(request), take=take, versions=versions)
    except Stale as stale:
        names = ", ".join(str(record) for record in stale.records)
        messages.warning(request, _("“%(record)s” was changed while you looked at it. Look again.") % {"record": names})
        return _pair_page(request, kept, gone, take, status=409)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _pair_page(request, kept, gone, take, status=422)
    except Forbidden as error:
        raise PermissionDenied from error
    told = _("“%(gone)s” is now part of “%(kept)s”, with all that belonged to it.")
    messages.success(request, told % {"gone": gone, "kept": merged})
    return redirect(merged.get_absolute_url())


def _pair_page(request: HttpRequest, kept: Any, gone: Any, take: Any = (), status: int = 200) -> HttpResponse:
    model, reader = type(kept), user_of(request)
    likeness = likeness_of(kept, gone)
    name = MANY[model]
    rows = shown.records(model, [kept.pk, gone.pk])
    sides = [
        line(rows[row.pk])
        | {"around": shown.around(rows[row.pk]), "refers": shown.refers(row), "version": version_of(row), "key": row.pk}
        for row in (kept, gone)
    ]
    context = frame(model, "", _("Compare")) | {
        "kept": sides[0],
        "gone": sides[1],
        "fields": shown.fields_shown(rows[kept.pk], rows[gone.pk], reader, take),
        "level": level(likeness) if likeness.score >= WEAK else None,
        "reasons": reasons(likeness),
        "swap_url": reverse("web:duplicates_pair", args=[name, gone.pk, kept.pk]),
        "apart_url": reverse("web:duplicates_hold", args=[name, kept.pk, gone.pk]),
        "cancel_url": reverse("web:duplicates", args=[name]),
    }
    return render(request, "web/duplicates/pair.html", context, status=status)


class OtherForm(forms.Form):
    """Which other record is the same."""

    def __init__(self, data: Any, record: Any, user: User) -> None:
        super().__init__(data)
        self.fields["other"] = ReferenceField(source=source_of(type(record)), label=_("The same as"))
        self.fields["other"].reader = user  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, many: str, pk: int) -> HttpResponse:
    """Which record is the same as this one, where no score says so."""
    model = model_of(many)
    record = changeable(request, model, pk)
    form = OtherForm(request.POST if request.method == "POST" else None, record, user_of(request))
    if form.is_bound and form.is_valid():
        other = form.cleaned_data["other"]
        if not isinstance(other, model) or other.pk == record.pk:
            form.add_error("other", _("Choose another record that is here already."))
        else:
            return redirect("web:duplicates_pair", many, record.pk, other.pk)
    title = _("Merge “%(record)s”") % {"record": record}
    context = frame(model, "", title) | {
        "title": title,
        "lead": _("Which other record is the same? You then see both side by side."),
        "form": form,
        "submit": _("Compare"),
        "action": request.path,
        "cancel_url": record.get_absolute_url(),
    }
    return render(request, "web/form.html", context, status=422 if form.errors else 200)
