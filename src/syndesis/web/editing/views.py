"""The pages on which people write records of any type: a new one, a change, the archive."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django_htmx.http import HttpResponseClientRedirect

from syndesis.core.history import Actor, version_of
from syndesis.core.models import User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.core.submissions import new_token
from syndesis.objects import ObjectType, services
from syndesis.objects.columns import Label
from syndesis.objects.forms import RecordForm, form_class, prefilled
from syndesis.objects.versions import Stale
from syndesis.web.duplicates import typing
from syndesis.web.editing import saving
from syndesis.web.editing.again import asked_to_sign_in
from syndesis.web.editing.comparing import KEEP, Comparison
from syndesis.web.editing.links import listed_by, may_add, may_change, new_title, title_of
from syndesis.web.views.base import actor_of, get_or_404, user_of

UNPROCESSABLE, CONFLICT = 422, 409
VERSION, OPENED = "version", "opened"
"""What a form says besides its fields: the version that its page showed, and the one that it was opened at."""


class WritingView(View):
    """Base of the pages of one type. Who was signed out meanwhile signs in and finds all that they typed."""

    kind: type[ObjectType] = ObjectType

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return asked_to_sign_in(request, lambda: self.again(request, *args, **kwargs))
        return super().dispatch(request, *args, **kwargs)

    def again(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page with what was typed before the sign-in; nothing is saved until it is sent once more."""
        raise NotImplementedError

    def crumbs(self, *more: Mapping[str, Any], kind: type[ObjectType] | None = None) -> list[Mapping[str, Any]]:
        listed = kind or self.kind
        return [{"label": listed.plural, "url": reverse(f"web:{listed.many}")}, *more]


class NewView(WritingView):
    """A new record; subclass it for a form of another make."""

    title: Label = ""
    lead: Label = ""
    submit: Label = ""
    """Words of the page; left out: those of all types."""
    template = "web/form.html"

    def form(self, user: User, data: QueryDict | None, given: QueryDict) -> Any:
        """The form, with what was sent or what the address says already."""
        return form_class(self.kind, new=True)(data, user=user, initial=prefilled(self.kind, given))

    def make(self, form: Any, by: Actor) -> Any:
        """The record of a valid form."""
        return services.create(self.kind, by=by, **form.data_for_service(by))

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return self._page(request, self._form(request, None))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form, sent = self._form(request, request.POST), request.POST
        token = sent.get(saving.ONCE, "")
        if not form.is_valid():
            return self._page(request, form, token, UNPROCESSABLE)
        looks_like = typing.second_look(self.kind.model, form, sent, user_of(request))
        if looks_like and not saving.was_sent(sent, user_of(request)):
            return self._page(request, form, token, UNPROCESSABLE, looks_like)
        by = actor_of(request)
        try:
            record = saving.once(sent, lambda: self.make(form, by), by=by)
        except saving.SentBefore as before:
            form.add_error(None, self._sent_before(before.record))
            token = ""
        except saving.TOLD as error:
            saving.tell(form, error)
        else:
            messages.success(request, _("“%(record)s” is saved.") % {"record": title_of(self.kind, record)})
            return _on_to(request, record.get_absolute_url())
        return self._page(request, form, token, UNPROCESSABLE)

    def again(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = self._form(request, request.POST)
        return self._page(request, form, request.POST.get(saving.ONCE, ""))

    def _sent_before(self, record: Any) -> str:
        if record is None:
            return _("This form has made a record already. Save again to make another one.")
        made = {"record": title_of(self.kind, record)}
        return _("This form has made “%(record)s” already. Save again to make another one.") % made

    def _form(self, request: HttpRequest, data: QueryDict | None) -> Any:
        if not may_add(self.kind, user_of(request)):
            raise PermissionDenied
        return self.form(user_of(request), data, request.GET)

    def _page(
        self, request: HttpRequest, form: Any, token: str = "", status: int = 200, looks_like: Any = ()
    ) -> HttpResponse:
        """`looks_like`: the records that look like this one, before it is saved."""
        title = self.title or new_title(self.kind)
        context = {
            "title": title,
            "lead": self.lead,
            "submit": self.submit,
            "form": form,
            "sections": form.sections,
            "action": request.path,
            "guard": user_of(request).pk,
            "alike": typing.box(self.kind, form, looks_like),
            "hidden": [(saving.ONCE, token or new_token())],
            "cancel_url": reverse(f"web:{self.kind.many}"),
            "crumbs": self.crumbs({"label": title}),
        }
        return render(request, self.template, context, status=status)


class EditView(WritingView):
    """A change of a record. What others wrote meanwhile stands beside it, and neither is lost."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        record, version = self._record(request, pk)
        if record.archived_at:
            messages.warning(request, self._archived())
            return redirect(record.get_absolute_url())
        return self._page(request, record, self._form(request, record, None), version)

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        record, current = self._record(request, pk)
        form, version = self._form(request, record, request.POST), _number(request.POST, VERSION)
        if record.archived_at:
            form.add_error(None, self._archived())
        if not form.is_valid():
            return self._page(request, record, form, version, UNPROCESSABLE)
        comparison = Comparison(form, record, _number(request.POST, OPENED) or version, request.POST)
        if comparison.differences and (comparison.is_open or version != current):
            return self._stale(request, record, comparison, current)
        try:
            by = actor_of(request)
            written = saving.revise(
                self.kind,
                record,
                form,
                by=by,
                version=current,
                leaving=comparison.leaving(),
                instead=comparison.instead,
            )
        except Stale:
            return self.post(request, pk)  # another wrote in this very moment
        except saving.TOLD as error:
            saving.tell(form, error)
            return self._page(request, record, form, version, UNPROCESSABLE)
        if written:
            messages.success(request, _("“%(record)s” is saved.") % {"record": title_of(self.kind, record)})
        return _on_to(request, record.get_absolute_url())

    def again(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        record, _version = self._record(request, kwargs["pk"])
        return self._page(request, record, self._form(request, record, request.POST), _number(request.POST, VERSION))

    def _record(self, request: HttpRequest, pk: int) -> tuple[Any, int]:
        """The record and its version, which is read first: what is written in between makes it stale, never lost."""
        rows: QuerySet[Any] = self.kind.model._default_manager.all()
        found = get_or_404(rows, self.kind.policy, request, pk=pk)
        if not may_change(self.kind, found, user_of(request)):
            raise PermissionDenied
        version = version_of(found)
        return get_object_or_404(rows.prefetch_related(*self.kind.prefetch), pk=pk), version

    def _archived(self) -> str:
        return _("It is in the archive: bring it back to change it.")

    def _form(self, request: HttpRequest, record: Any, data: QueryDict | None) -> RecordForm:
        return form_class(self.kind)(data, user=user_of(request), instance=copy(record))

    def _page(
        self, request: HttpRequest, record: Any, form: RecordForm, version: int, status: int = 200
    ) -> HttpResponse:
        opened = _number(request.POST, OPENED) or version
        context = self._frame(request, record) | {
            "form": form,
            "sections": form.sections,
            "hidden": [(VERSION, version), (OPENED, opened)],
        }
        return render(request, "web/form.html", context, status=status)

    def _stale(self, request: HttpRequest, record: Any, comparison: Comparison, current: int) -> HttpResponse:
        shown = {each.name for each in comparison.differences}
        context = self._frame(request, record) | {
            "form": comparison.form,
            "comparison": comparison,
            "hidden": [(VERSION, current), (OPENED, _number(request.POST, OPENED) or _number(request.POST, VERSION))],
            "rest": [(name, value) for name, value in _said(request.POST) if _field_of(name) not in shown],
            "asked_again": _number(request.POST, VERSION) == current,
        }
        return render(request, "web/stale.html", context, status=CONFLICT)

    def _frame(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        title = title_of(self.kind, record)
        return {
            "title": title,
            "action": request.path,
            "guard": user_of(request).pk,
            "cancel_url": record.get_absolute_url(),
            "crumbs": self.crumbs(
                {"label": title, "url": record.get_absolute_url()},
                {"label": _("Edit")},
                kind=listed_by(self.kind, record),
            ),
        }


class ArchiveView(View):
    """Takes a record off all lists, or with `back` brings it back."""

    kind: type[ObjectType] = ObjectType
    back = False
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record: Any = get_or_404(self.kind.model._default_manager.all(), self.kind.policy, request, pk=pk)
        deed = services.restore if self.back else services.archive
        try:
            deed(self.kind, [record], by=actor_of(request))
        except Forbidden as error:
            raise PermissionDenied from error
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            done = _("“%(record)s” is back from the archive.") if self.back else _("“%(record)s” is in the archive.")
            messages.success(request, done % {"record": title_of(self.kind, record)})
        return redirect(record.get_absolute_url())


def _on_to(request: HttpRequest, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)


def _number(sent: QueryDict, name: str) -> int:
    text = sent.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def _said(sent: QueryDict) -> list[tuple[str, str]]:
    """What a form says of its fields."""
    besides = {*saving.NOT_SAID, VERSION, OPENED}
    said = [(name, values) for name, values in sent.lists() if name not in besides and not name.startswith(KEEP)]
    return [(name, value) for name, values in said for value in values]


def _field_of(name: str) -> str:
    """The field that a part of a form belongs to: "organisations" for "organisations-text"."""
    return name.partition("-")[0]
