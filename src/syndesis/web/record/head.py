"""What every page of a record begins with: its name, what state it is in, its pages, and what can be done to it."""

from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.core.attachments import of_subject
from syndesis.core.models import Record, User, Visibility
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Partnership
from syndesis.objects import ObjectType
from syndesis.objects.columns import read
from syndesis.objects.types import built
from syndesis.web.briefing.links import briefing_action
from syndesis.web.duplicates.lines import MANY
from syndesis.web.editing.links import listed_by, title_of
from syndesis.web.record.about import notes_on
from syndesis.web.views.base import get_or_404, user_of, visible

Kind = type[ObjectType]


def record_or_404(kind: Kind, request: HttpRequest, pk: int) -> Any:
    """The record with what its type annotates; one that the list leaves out, such as an archived one, without."""
    row = kind.rows(user_of(request)).filter(pk=pk).prefetch_related(*kind.prefetch).first()
    if row is not None:
        return row
    rows = kind.model._default_manager.prefetch_related(*kind.prefetch)
    return get_or_404(rows, kind.policy, request, pk=pk)


def bare_record_or_404(kind: Kind, request: HttpRequest, pk: int) -> Any:
    """The record with what its title needs: for the pages beside its chief one."""
    return get_or_404(kind.model._default_manager.prefetch_related(*kind.prefetch), kind.policy, request, pk=pk)


def records_of(record: Model, request: HttpRequest) -> list[Model]:
    """The records that make up one page: of an organisation, also our partnership with it."""
    if not isinstance(record, Organisation):
        return [record]
    partnership = visible(Partnership.objects.filter(organisation=record), directory.partnerships, request).first()
    return [record, *([partnership] if partnership else [])]


def head(kind: Kind, record: Any, request: HttpRequest, current: str, *, about: int | None = None) -> dict[str, Any]:
    """The context of `web/record.html`; `current` is the name of the tab that is open, `about` the number of notes and
    files, where it is known."""
    title = title_of(kind, record)
    here = {"": [], "notes": [_("Notes and files")], "history": [_("History")]}[current]
    listed = listed_by(kind, record)
    list_crumb = {"label": listed.plural, "url": reverse(f"web:{listed.many}")}
    crumbs = [list_crumb, {"label": title, "url": record.get_absolute_url()}, *({"label": label} for label in here)]
    return {
        "kind": kind,
        "record": record,
        "title": title,
        "subtitle": str(read(record, kind.subtitle) or "") if kind.subtitle else "",
        "chips": chips(kind, record),
        "crumbs": crumbs,
        "tabs": tabs(kind, record, current, about=about),
        "actions": [*briefing_action(record), *actions(kind, record, user_of(request))],
    }


def chips(kind: Kind, record: Any) -> list[dict[str, Any]]:
    """The chosen fields of a vocabulary, in the tones of the list; then what is out of the ordinary about it."""
    columns = {column.declared.source: column for column in built(kind).columns}
    shown = []
    for name in kind.chips:
        value = getattr(record, name, "")
        if value in (None, ""):
            continue
        column = columns.get(name)
        choices = column.choices if column else dict(record._meta.get_field(name).flatchoices)
        tones = column.declared.tones if column else {}
        shown.append({"label": choices.get(value, value), "tone": tones.get(value, "")})
    if not isinstance(record, Record):
        return shown
    if record.visibility == Visibility.RESTRICTED:
        shown.append({"label": record.get_visibility_display(), "icon": "lock"})
    elif record.visibility == Visibility.PUBLIC:
        shown.append({"label": record.get_visibility_display()})
    if record.archived_at:
        day = date_format(timezone.localtime(record.archived_at), "DATE_FORMAT")
        shown.append({"label": _("archived on %(day)s") % {"day": day}, "tone": "warn", "icon": "archive"})
    return shown


def tabs(kind: Kind, record: Any, current: str, *, about: int | None = None) -> list[dict[str, Any]]:
    if about is None:
        about = notes_on(record).count() + of_subject(record).count()
    pages = [("", _("Overview"), None), ("notes", _("Notes and files"), about), ("history", _("History"), None)]
    return [
        {"label": label, "url": address(kind, name, record), "count": count, "current": name == current}
        for name, label, count in pages
    ]


def actions(kind: Kind, record: Any, user: User) -> list[dict[str, Any]]:
    """Changing the record, then the deeds that are possible now; nothing for those who may not change it. An archived
    one is only brought back."""
    if not kind.policy.can(user, "change", record):
        return []
    if getattr(record, "merged_into_id", None):
        return []  # its merge is taken back instead
    if record.archived_at:
        return [_action(kind, record, "restore", _("Bring back"), "archive-restore", post=True)] if kind.form else []
    offered = []
    if kind.model in MANY:
        url = reverse("web:duplicates_choose", args=[MANY[kind.model], record.pk])
        offered.append({"label": _("Merge"), "url": url, "icon": "merge"})
    if kind.form:
        offered.append(_action(kind, record, "archive", _("Archive"), "archive", post=True))
        offered.append(_action(kind, record, "edit", _("Edit"), "pencil"))
    possible = [deed for deed in kind.deeds if deed.possible(record) and not deed.elsewhere]
    deeds = [
        _action(kind, record, deed.name, deed.label, post=deed.form is None, primary=deed.primary)
        for deed in sorted(possible, key=lambda deed: deed.primary)
    ]
    return [*offered, *deeds]


def _action(kind: Kind, record: Any, name: str, label: Any, icon: str = "", **more: bool) -> dict[str, Any]:
    return {"label": label, "url": address(kind, name, record), "icon": icon, **more}


def address(kind: Kind, name: str, record: Any) -> str:
    page = kind.page_name()
    return reverse(f"web:{page}_{name}" if name else f"web:{page}", args=[record.pk])


def deed_of(kind: Kind, name: str) -> Any:
    for deed in kind.deeds:
        if deed.name == name:
            return deed
    raise Http404
