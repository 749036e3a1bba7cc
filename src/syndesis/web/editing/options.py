"""What fields ask the server while one types: how a date is understood."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from syndesis.core.forms import as_understood

LONGEST = 100


def date_understood(request: HttpRequest) -> HttpResponse:
    """The date that was typed into the field, whatever its name, in full; or what is accepted."""
    typed = next(iter(request.GET.values()), "")[:LONGEST]
    text, understood = as_understood(typed)
    return render(request, "ui/understood.html", {"text": text, "understood": understood})
