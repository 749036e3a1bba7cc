"""Many records at once: what to set, what that would do to each, and doing it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.objects import ObjectType
from syndesis.objects.bulk import MOST, Preview, Versions, archive, change, keys_of, preview, preview_archiving
from syndesis.objects.bulk_forms import CHANGE, BulkForm
from syndesis.objects.lists import asked
from syndesis.objects.versions import Stale
from syndesis.web.addresses import Address
from syndesis.web.views.base import actor_of, user_of

EDIT, ARCHIVE, RESTORE = "edit", "archive", "restore"
SELECTED, EVERYTHING, DEED, KEYS, SEEN, CONFIRM = "selected", "all", "deed", "keys", "seen", "confirm"


class BulkView(View):
    """Asked for with the rows picked in the list, or with its address and `all=1`; from then on the page carries their
    keys, and from the preview on their versions, so that what is done is what was seen."""

    kind: type[ObjectType] = ObjectType

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.kind.form:
            raise Http404
        if not self.kind.policy.may_add(user_of(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = asked(self.kind, user_of(request), request.GET)
        address = Address(request.GET).but(SELECTED, EVERYTHING, DEED)
        back = reverse(f"web:{self.kind.many}") + address.rstrip("?")
        if wanted.errors and request.GET.get(EVERYTHING):
            return redirect(back)
        try:
            keys = keys_of(wanted, user_of(request), request.GET.getlist(SELECTED), bool(request.GET.get(EVERYTHING)))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(back)
        return self._show(request, self._deed(request.GET), keys, back=back)

    def post(self, request: HttpRequest) -> HttpResponse:
        deed, back = self._deed(request.POST), self._back(request)
        form = BulkForm(self.kind, user_of(request), request.POST) if deed == EDIT else None
        if CONFIRM not in request.POST or (form is not None and not form.is_valid()):
            return self._show(request, deed, _numbers(request.POST.get(KEYS, "")), back=back, form=form)
        seen = _versions(request.POST.get(SEEN, ""))
        try:
            number = self._do(request, deed, seen, form)
        except (Stale, Forbidden, Refused) as refusal:
            return self._show(request, deed, list(seen), back=back, form=form, told=_told(refusal))
        messages.success(request, _done(deed, number))
        return redirect(back)

    def _deed(self, given: QueryDict) -> str:
        deed = given.get(DEED, EDIT)
        if deed not in (EDIT, ARCHIVE, RESTORE) or (deed == EDIT and not self.kind.bulk_edit):
            raise Http404
        return deed

    def _back(self, request: HttpRequest) -> str:
        """The list from which one came: its own address only, whatever was sent."""
        base = reverse(f"web:{self.kind.many}")
        return base + Address(QueryDict(request.POST.get("back", "").partition("?")[2])).but().rstrip("?")

    def _do(self, request: HttpRequest, deed: str, seen: Versions, form: BulkForm | None) -> int:
        by = actor_of(request)
        if form is not None:
            return change(self.kind, by=by, seen=seen, data=form.values)
        return archive(self.kind, by=by, seen=seen, back=deed == RESTORE)

    def _show(
        self,
        request: HttpRequest,
        deed: str,
        keys: list[int],
        *,
        back: str,
        form: BulkForm | None = None,
        told: str = "",
    ) -> HttpResponse:
        user, shown = user_of(request), None
        if len(keys) > MOST:
            raise Http404
        if form is None and deed == EDIT:
            form = BulkForm(self.kind, user)
        elif form is not None and form.is_valid():
            shown = preview(self.kind, user, keys, form.values)
        elif form is None:
            shown = preview_archiving(self.kind, user, keys, deed == RESTORE)
        context = {
            "title": _title(self.kind, deed),
            "deed": deed,
            "keys": " ".join(map(str, keys)),
            "number": len(keys),
            "form": form,
            "change": CHANGE,
            "preview": shown,
            "seen": _seen(shown),
            "told": told,
            "back": back,
            "crumbs": [{"label": self.kind.plural, "url": back}, {"label": _title(self.kind, deed)}],
        }
        wrong = form is not None and form.is_bound and not form.is_valid()
        return render(request, "web/bulk.html", context, status=422 if wrong else 409 if told else 200)


def _numbers(text: str) -> list[int]:
    return [int(word) for word in text.split() if word.isascii() and word.isdecimal() and len(word) < 19]


def _versions(text: str) -> Versions:
    """ "12:345 13:346": keys with versions."""
    pairs = (word.partition(":") for word in text.split())
    return {key[0]: version[0] for k, _colon, v in pairs if (key := _numbers(k)) and (version := _numbers(v))}


def _seen(shown: Preview | None) -> str:
    return " ".join(f"{key}:{version}" for key, version in shown.seen.items()) if shown else ""


def _title(kind: type[ObjectType], deed: str) -> str:
    patterns = {
        EDIT: _("Change several: %(type)s"),
        ARCHIVE: _("Archive several: %(type)s"),
        RESTORE: _("Restore several: %(type)s"),
    }
    return patterns[deed] % {"type": kind.plural}


def _done(deed: str, number: int) -> str:
    if deed == ARCHIVE:
        words = ngettext("%(number)s record archived.", "%(number)s records archived.", number)
    elif deed == RESTORE:
        words = ngettext("%(number)s record restored.", "%(number)s records restored.", number)
    else:
        words = ngettext("%(number)s record changed.", "%(number)s records changed.", number)
    return words % {"number": number}


def _told(refusal: Exception) -> str:
    if isinstance(refusal, Stale):
        return _(
            "Nothing was changed, since others changed these meanwhile: %(names)s. Below they stand as they are now."
        ) % {"names": ", ".join(map(str, refusal.records))}
    if isinstance(refusal, Forbidden):
        return _("Nothing was changed: you may not do this to %(name)s.") % {"name": refusal}
    return str(refusal)
