"""Questions of an import as a form: what each name may mean, or another record that is looked for."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from syndesis.core.services import Refused
from syndesis.objects.importing.questions import likeliest
from syndesis.objects.importing.resolving import LEAVE, SKIP
from syndesis.objects.importing.vocabularies import MARK
from syndesis.objects.models import Import, ImportQuestion
from syndesis.objects.reference_fields import ReferenceField, Typed
from syndesis.objects.references import source_named
from syndesis.web.views.base import user_of

ANSWER, OTHER = "answer-", "other-"


def shown(question: ImportQuestion, other: Any) -> dict[str, Any]:
    """A question for the page; `other` is the field that finds another record, if there can be one."""
    likely = likeliest(question)
    return {
        "key": question.pk,
        "text": question.text,
        "number": question.number,
        "row": question.row,
        "groups": [group for group in _groups(question, likely) if group["options"]],
        "likely": bool(likely),
        "other": other,
    }


def _groups(question: ImportQuestion, likely: str) -> list[dict[str, Any]]:
    titles = {
        "choice": _("One of the list"),
        "record": _("On record"),
        "catalogue": _("From the catalogue"),
        "new": _("New"),
    }
    groups = [
        {
            "title": title,
            "options": [
                {
                    "value": value,
                    "label": " · ".join(filter(None, (_worded(label, origin), detail))),
                    "chosen": value == likely,
                }
                for value, label, detail, origin in question.candidates
                if origin == kind
            ],
        }
        for kind, title in titles.items()
    ]
    without = [
        {"value": LEAVE, "label": _("Leave the field blank"), "chosen": False},
        {"value": SKIP, "label": _("Leave these rows out"), "chosen": False},
    ]
    return [*groups, {"title": _("Without it"), "options": without}]


def _worded(label: str, origin: str) -> str:
    return _("Create “%(name)s”") % {"name": label} if origin == "new" else label


def others(questions: list[ImportQuestion], request: HttpRequest) -> forms.Form:
    """A form that finds any record the names may mean."""
    form = forms.Form(auto_id="id_%s")
    for question in questions:
        if question.source.startswith(MARK):
            continue
        field = ReferenceField(
            source=source_named(question.source),
            required=False,
            label=_("Another record for “%(name)s”") % {"name": question.text},
        )
        field.reader = user_of(request)
        form.fields[f"{OTHER}{question.pk}"] = field
    return form


def answers_of(run: Import, request: HttpRequest) -> dict[int, str]:
    """What was answered, by the keys of the questions; a record that was looked for goes before a choice."""
    found: dict[int, str] = {}
    for question in ImportQuestion.objects.filter(batch=run):
        value = request.POST.get(f"{ANSWER}{question.pk}", "")
        if not question.source.startswith(MARK):
            name = f"{OTHER}{question.pk}"
            form = others([question], request)
            typed = form.fields[name].widget.value_from_datadict(request.POST, {}, name)
            value = _of_typed(question, typed, request) or value
        if value:
            found[question.pk] = value
    return found


def _of_typed(question: ImportQuestion, typed: Typed, request: HttpRequest) -> str:
    if typed.values:
        return typed.values[0]
    if not typed.text:
        return ""
    named = source_named(question.source).named(user_of(request), typed.text)
    if len(named) != 1:
        raise Refused(_("Choose what “%(text)s” is.") % {"text": typed.text[:80]})
    return named[0].value
