"""What fields ask the server while one types: how a date is understood, and which records may be meant."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from syndesis.core.forms import as_understood
from syndesis.objects.references import LONGEST, OPTIONS, is_key, source_named
from syndesis.web.views.base import user_of


def date_understood(request: HttpRequest) -> HttpResponse:
    """The date that was typed into the field, whatever its name, in full; or what is accepted."""
    typed = str(next(iter(request.GET.values()), ""))[:LONGEST]
    text, understood = as_understood(typed)
    return render(request, "ui/understood.html", {"text": text, "understood": understood})


def options(request: HttpRequest, name: str) -> HttpResponse:
    """What a field that refers to records offers: those on record first, then what could be made; with `known`, as
    the filters of lists ask, only the former."""
    try:
        source = source_named(name)
    except LookupError:
        raise Http404 from None
    user, words = user_of(request), request.GET.get("q", "").strip()[:LONGEST]
    besides = request.GET.get("besides", "")
    found = source.options(user, words, int(besides) if is_key(besides) else None)
    room = OPTIONS - min(len(found), OPTIONS // 2)
    context = {
        "options": [*found, *(() if "known" in request.GET else source.beyond(user, words, room))],
        "query": words,
        "field": request.GET.get("field", "")[:LONGEST],
        "icon": source.icon,
    }
    return render(request, "ui/reference_options.html", context)
