"""Plain templates, compiled once."""

from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.template import Context, Engine, Template

FOLDER = Path(__file__).parent / "templates"


@cache
def _template(name: str) -> Template:
    return Engine(dirs=[FOLDER]).get_template(name)


def page(name: str, **shown: Any) -> HttpResponse:
    return HttpResponse(_template(name).render(Context(shown)))
