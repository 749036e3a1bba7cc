"""Screening lists: loaded by an administrator from a file, its columns confirmed; nothing is ever downloaded."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.agreements.models import ScreeningList
from syndesis.agreements.screening.columns import Part
from syndesis.agreements.screening.loading import Loaded, load_list, set_in_use
from syndesis.agreements.screening.reading import look
from syndesis.core import files
from syndesis.core.jobs import enqueue
from syndesis.core.services import Refused
from syndesis.directory.queries.headline import grouped
from syndesis.web.views.base import actor_of
from syndesis.web.views.settings import administrators_only, crumbs

SALT = "screening-list"
SAID = ("name", "source", "edition")
UNPROCESSABLE = 422
MOST = 64 * 1024 * 1024
"""Bytes that are read while somebody waits; the command takes more."""


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def lists(request: HttpRequest) -> HttpResponse:
    """The lists in use, and a form for a file."""
    if request.method != "POST":
        return _page(request)
    file, said = request.FILES.get("file"), {name: request.POST.get(name, "").strip()[:200] for name in SAID}
    if file is None or not said["name"]:
        return _page(request, _("Choose a file, and give the list a name."), said)
    if (file.size or 0) > MOST:
        told = _("Here a file may have %(limit)s at most. Load larger ones with the command “syndesis screening load”.")
        return _page(request, told % {"limit": filesizeformat(MOST)}, said)
    sha256, _size = files.put_by_pieces(file.chunks())
    answer = _columns(request, signing.dumps({"sha256": sha256, **said}, salt=SALT), said, sha256)
    if answer is None:
        files.remove(sha256)
    return answer or _page(request, request.META.pop("refused"), said)


def _columns(
    request: HttpRequest, token: str, said: dict[str, str], sha256: str, error: str = ""
) -> HttpResponse | None:
    """The file's columns as they were understood; None, and why in `refused`, where it is no table."""
    try:
        looked = look(files.path_of(sha256))
    except Refused as refusal:
        request.META["refused"] = str(refusal)
        return None
    context = {
        "said": said,
        "token": token,
        "error": error,
        "columns": [
            {
                "number": place,
                "head": head or _("Column %(number)s") % {"number": place + 1},
                "part": looked.columns[place].value if place in looked.columns else "",
                "samples": [row[place][:80] for row in looked.samples if row[place]],
            }
            for place, head in enumerate(looked.heads)
        ],
        "parts": [(part.value, part.label) for part in Part],
        "crumbs": crumbs((_("Screening lists"), reverse("web:screening_lists")), (said["name"], "")),
    }
    return render(request, "web/risk/columns.html", context, status=UNPROCESSABLE if error else 200)


@require_POST
@administrators_only
def load(request: HttpRequest) -> HttpResponse:
    """Load the file that was handed in before, with the columns as they were chosen."""
    try:
        said = signing.loads(request.POST.get("token", ""), salt=SALT, max_age=86400)
    except signing.BadSignature:
        messages.error(request, _("Hand the file in once more."))
        return redirect("web:screening_lists")
    sha256, told = said["sha256"], {name: said[name] for name in SAID}
    parts = {part.value: part for part in Part}
    chosen = {
        int(name[7:]): parts[value]
        for name, value in request.POST.items()
        if name.startswith("column-") and name[7:].isdecimal() and value in parts
    }
    try:
        loaded = load_list(files.path_of(sha256), by=actor_of(request), columns=chosen, **told)
    except FileNotFoundError:
        messages.error(request, _("Hand the file in once more."))
        return redirect("web:screening_lists")
    except Refused as refusal:
        again = _columns(request, request.POST["token"], told, sha256, str(refusal))
        return again or redirect("web:screening_lists")
    files.remove(sha256)
    messages.success(request, _told(loaded))
    if not loaded.bad:
        return redirect("web:screening_lists")
    context = {
        "screening_list": loaded.screening_list,
        "bad": loaded.bad,
        "bad_number": loaded.bad_number,
        "crumbs": crumbs((_("Screening lists"), reverse("web:screening_lists")), (str(loaded.screening_list), "")),
    }
    return render(request, "web/risk/loaded.html", context)


@require_POST
@administrators_only
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """`use` is 1 or 0: whether names are compared with the list."""
    set_in_use(get_object_or_404(ScreeningList, pk=pk), by=actor_of(request), is_active=request.POST.get("use") == "1")
    return redirect("web:screening_lists")


@require_POST
@administrators_only
def screen(request: HttpRequest) -> HttpResponse:
    """Have all partners screened now."""
    enqueue("syndesis.agreements.screening.jobs.screen_all", _("asked for"))
    messages.success(
        request, _("All partners and their people are being compared; candidates appear on the risk desk.")
    )
    return redirect("web:screening_lists")


def _told(loaded: Loaded) -> str:
    name = {"list": loaded.screening_list.name}
    if loaded.is_same:
        return _("“%(list)s” was loaded from this very file before: nothing has changed.") % name
    number = ngettext("%(number)s entry", "%(number)s entries", loaded.entries) % {"number": grouped(loaded.entries)}
    return _("“%(list)s” is loaded: %(entries)s. All partners are being compared.") % (name | {"entries": number})


def _page(request: HttpRequest, error: str = "", said: dict[str, str] | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "lists": [_line(row) for row in ScreeningList.objects.all()],
        "error": error,
        "said": said or {},
        "limit": filesizeformat(MOST),
        "crumbs": crumbs((_("Screening lists"), "")),
    }
    return render(request, "web/risk/lists.html", context, status=UNPROCESSABLE if error else 200)


def _line(row: ScreeningList) -> dict[str, Any]:
    number = ngettext("%(number)s entry", "%(number)s entries", row.entry_count) % {"number": grouped(row.entry_count)}
    loaded = date_format(timezone.localtime(row.loaded_at), "DATE_FORMAT") if row.loaded_at else ""
    edition = _("edition %(edition)s") % {"edition": row.edition} if row.edition else ""
    return {
        "row": row,
        "detail": " · ".join(filter(None, (row.source, edition, number))),
        "loaded": _("loaded on %(day)s") % {"day": loaded} if loaded else _("not loaded"),
    }
