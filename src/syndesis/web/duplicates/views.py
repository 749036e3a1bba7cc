"""The list of what may be the same, and what is done with a pair."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.history import ChangedSince, version_of
from syndesis.core.models import User
from syndesis.core.policies import Forbidden, policy_of
from syndesis.core.services import Refused
from syndesis.directory.duplicates import (
    APART,
    LIKELY,
    POSSIBLE,
    WEAK,
    alike,
    ask_again,
    hold_apart,
    likeness_of,
)
from syndesis.directory.merging import merge_of, merge_organisations, merge_people, take_back
from syndesis.directory.models import Organisation
from syndesis.lib.text import normal
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import source_of
from syndesis.objects.versions import Stale
from syndesis.web.duplicates import shown
from syndesis.web.duplicates.lines import MANY, level, line, reasons
from syndesis.web.views.base import actor_of, get_or_404, user_of

PAGE = 25
AT_LEAST = {"likely": LIKELY, "possible": POSSIBLE, "weak": WEAK}
LABELS = {
    "likely": gettext_lazy("Likely"),
    "possible": gettext_lazy("Likely and possible"),
    "weak": gettext_lazy("Weak ones too"),
}


def duplicates(request: HttpRequest, many: str) -> HttpResponse:
    """All pairs, the most alike first."""
    model, reader = _model(many), user_of(request)
    asked = request.GET.get("least", "possible")
    least = asked if asked in AT_LEAST else "possible"
    query = request.GET.get("q", "").strip()[:200]
    found = alike(model, reader, AT_LEAST[least])
    if query:
        keys = {key for each in found for key in (each.first, each.second)}
        named = {key for key, row in shown.records(model, keys).items() if normal(query) in normal(str(row))}
        found = [each for each in found if named & {each.first, each.second}]
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = shown.records(model, [key for each in page for key in (each.first, each.second)])
    context = _frame(model, "") | {
        "summary": _summary(len(found)),
        "pairs": [shown.pair_shown(model, each, rows) for each in page],
        "page": page,
        "query": query,
        "least": least,
        "levels": [
            {
                "label": LABELS[name],
                "url": f"?least={name}" + (f"&q={query}" if query else ""),
                "current": name == least,
            }
            for name in AT_LEAST
        ],
        "may_decide": policy_of(model).may_add(reader),
    }
    return render(request, "web/duplicates/list.html", context)


def _summary(number: int) -> str:
    if not number:
        return ""
    return ngettext("%(number)s pair looks alike", "%(number)s pairs look alike", number) % {"number": number}


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, many: str, pk: int, other: int) -> HttpResponse:
    """Two records side by side: the first stays, the second goes into it."""
    model = _model(many)
    kept, gone = (_changeable(request, model, key) for key in (pk, other))
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
    context = _frame(model, "", _("Compare")) | {
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


@require_POST
def hold(request: HttpRequest, many: str, pk: int, other: int) -> HttpResponse:
    """They are not the same: nobody is asked again."""
    model = _model(many)
    one, two = (_changeable(request, model, key) for key in (pk, other))
    try:
        hold_apart(one, two, by=actor_of(request), remark=request.POST.get("remark", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        told = _("“%(one)s” and “%(other)s” are held apart from now on.")
        messages.success(request, told % {"one": one, "other": two})
    return redirect("web:duplicates", many)


def apart(request: HttpRequest, many: str) -> HttpResponse:
    """Pairs that somebody found not to be the same."""
    model, reader = _model(many), user_of(request)
    rows = APART[model].objects.select_related("first", "second", "decided_by")
    seen = policy_of(model).scope(reader, "view")
    known = model._default_manager.filter(seen).values("pk")
    page = Paginator(rows.filter(first__in=known, second__in=known), PAGE).get_page(request.GET.get("page"))
    context = _frame(model, "apart") | {
        "page": page,
        "rows": [
            {
                "records": [line(row.first), line(row.second)],
                "by": " · ".join(
                    filter(None, (str(row.decided_by or ""), date_format(row.decided_at, "DATE_FORMAT"), row.remark))
                ),
                "again_url": reverse("web:duplicates_again", args=[many, row.pk]),
            }
            for row in page
        ],
    }
    return render(request, "web/duplicates/apart.html", context)


@require_POST
def again(request: HttpRequest, many: str, pk: int) -> HttpResponse:
    model = _model(many)
    row = get_object_or_404(APART[model].objects.select_related("first", "second"), pk=pk)
    for record in (row.first, row.second):
        _changeable(request, model, record.pk)
    ask_again(row, by=actor_of(request))
    messages.success(request, _("They are looked at as possible duplicates again."))
    return redirect("web:duplicates_apart", many)


def merged(request: HttpRequest, many: str) -> HttpResponse:
    """What was merged, the newest first, each to be taken back."""
    model, reader = _model(many), user_of(request)
    policy = policy_of(model)
    rows: Any = model._default_manager.filter(policy.scope(reader, "view"), merged_into__isnull=False)
    rows = rows.filter(merged_into__in=model._default_manager.filter(policy.scope(reader, "view")).values("pk"))
    page = Paginator(rows.select_related("merged_into").order_by("-archived_at", "-pk"), PAGE).get_page(
        request.GET.get("page")
    )
    context = _frame(model, "merged") | {
        "page": page,
        "rows": [
            {
                "gone": str(row),
                "kept": line(row.merged_into),
                "by": _deed(row),
                "history_url": reverse(
                    f"web:{'partner' if model is Organisation else 'person'}_history", args=[row.pk]
                ),
                "back_url": reverse("web:duplicates_take_back", args=[many, row.pk]),
            }
            for row in page
        ],
    }
    return render(request, "web/duplicates/merged.html", context)


def _deed(row: Any) -> str:
    deed = merge_of(row)
    if deed is None:
        return ""
    return " · ".join(filter(None, (str(deed.actor or ""), date_format(deed.at, "DATE_FORMAT"))))


@require_POST
def back(request: HttpRequest, many: str, pk: int) -> HttpResponse:
    model = _model(many)
    gone: Any = get_or_404(model._default_manager.all(), policy_of(model), request, pk=pk)
    try:
        take_back(gone, by=actor_of(request))
    except ChangedSince as since:
        words = ", ".join(dict.fromkeys(_named(record, user_of(request)) for record in since.records))
        told = _("This can no longer be taken back; since then these were changed: %(records)s.")
        messages.error(request, told % {"records": words})
        return redirect("web:duplicates_merged", many)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("web:duplicates_merged", many)
    except Forbidden as error:
        raise PermissionDenied from error
    messages.success(request, _("“%(record)s” is a record of its own again.") % {"record": gone})
    return redirect(gone.get_absolute_url())


def _named(record: Any, reader: User) -> str:
    """A record by its kind and name; by its kind alone where the reader may not see it."""
    if not isinstance(record, Model):
        return str(record)
    kind = str(record._meta.verbose_name)
    try:
        seen = policy_of(type(record)).can(reader, "view", record)
    except LookupError:
        return kind
    return _("%(kind)s “%(record)s”") % {"kind": kind, "record": record} if seen else kind


class OtherForm(forms.Form):
    """Which other record is the same."""

    def __init__(self, data: Any, record: Any, user: User) -> None:
        super().__init__(data)
        self.fields["other"] = ReferenceField(source=source_of(type(record)), label=_("The same as"))
        self.fields["other"].reader = user  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, many: str, pk: int) -> HttpResponse:
    """Which record is the same as this one, where no score says so."""
    model = _model(many)
    record = _changeable(request, model, pk)
    form = OtherForm(request.POST if request.method == "POST" else None, record, user_of(request))
    if form.is_bound and form.is_valid():
        other = form.cleaned_data["other"]
        if not isinstance(other, model) or other.pk == record.pk:
            form.add_error("other", _("Choose another record that is here already."))
        else:
            return redirect("web:duplicates_pair", many, record.pk, other.pk)
    title = _("Merge “%(record)s”") % {"record": record}
    context = _frame(model, "", title) | {
        "title": title,
        "lead": _("Which other record is the same? You then see both side by side."),
        "form": form,
        "submit": _("Compare"),
        "action": request.path,
        "cancel_url": record.get_absolute_url(),
    }
    return render(request, "web/form.html", context, status=422 if form.errors else 200)


def _model(many: str) -> type[Model]:
    if many not in shown.KINDS:
        raise Http404
    return shown.KINDS[many]


def _changeable(request: HttpRequest, model: type[Model], pk: int) -> Any:
    """A record that the user may change and that is still there by itself; what they may not even see is not found."""
    record: Any = get_or_404(model._default_manager.all(), policy_of(model), request, pk=pk)
    if not policy_of(model).can(user_of(request), "change", record):
        raise PermissionDenied
    if record.merged_into_id:
        raise Http404
    return record


def _frame(model: type[Model], current: str, *here: str) -> dict[str, Any]:
    name = MANY[model]
    pages = [("", _("Possible duplicates"), "duplicates"), ("apart", _("Held apart"), "duplicates_apart")]
    pages.append(("merged", _("Merged"), "duplicates_merged"))
    crumbs = [
        {"label": shown.plural(model), "url": reverse(f"web:{name}")},
        {"label": _("Possible duplicates"), "url": reverse("web:duplicates", args=[name])},
        *({"label": label} for label in here),
    ]
    return {
        "title": _("Possible duplicates"),
        "crumbs": crumbs,
        "of": [
            {"label": shown.plural(each), "url": reverse("web:duplicates", args=[many]), "current": each is model}
            for many, each in shown.KINDS.items()
        ],
        "tabs": [
            {"label": label, "url": reverse(f"web:{page}", args=[name]), "current": key == current}
            for key, label, page in pages
        ],
        "many": name,
    }
