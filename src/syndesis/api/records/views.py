"""The calls about records of one type: a view set a type, all of this one class."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from syndesis.api.authentication import actor_of, user_of
from syndesis.api.errors import Outdated
from syndesis.api.records.deeds import asked
from syndesis.api.records.duplicates import DUPLICATES, possible_duplicates
from syndesis.api.records.finding import merged_into, record_of, records_of, row_of, rows_of
from syndesis.api.records.history import history_of
from syndesis.api.records.listing import envelope, listed, page_asked
from syndesis.api.records.reading import Reader, Row, base_of
from syndesis.api.records.references import is_key
from syndesis.api.records.schema import RecordSchema
from syndesis.api.records.serializers import WrongRows, validated
from syndesis.api.records.versions import tag_of, version_in, version_in_head
from syndesis.directory.duplicates import MODELS
from syndesis.objects import Deed, ObjectType, services
from syndesis.objects.versions import Stale

MOST_ROWS = 1000
"""Rows of one batch."""


class RecordViewSet(ViewSet):
    kind: ClassVar[type[ObjectType]]
    deed: Deed | None = None
    schema = RecordSchema()

    def list(self, request: Request) -> Response:
        return Response(listed(self.kind, request))

    def create(self, request: Request) -> Response:
        rows = _rows_in(request.data) if isinstance(request.data, list) else [request.data]
        cleaned = validated(self.kind, rows, user=user_of(request), new=True)
        made = services.create_many(self.kind, cleaned, by=actor_of(request))
        keys = [record.pk for record in made]
        if isinstance(request.data, list):
            return Response(rows_of(self.kind, request, keys), status=status.HTTP_201_CREATED)
        response = self._told(request, keys[0], status=status.HTTP_201_CREATED)
        if self.kind.model in MODELS and response.status_code == status.HTTP_201_CREATED:
            response.data[DUPLICATES] = possible_duplicates(made[0], user_of(request))
        return response

    def change_many(self, request: Request) -> Response:
        rows, user = _rows_in(request.data), user_of(request)
        keys, versions = _named(rows)
        seen = records_of(self.kind, request, keys)
        unknown = {number: {"id": [_unknown(key)]} for number, key in enumerate(keys) if key not in seen}
        if unknown:
            raise WrongRows(unknown)
        cleaned = validated(self.kind, rows, user=user, new=False)
        changes = [(seen[key], values) for key, values in zip(keys, cleaned, strict=True)]
        self._guarded(
            request, rows, lambda: services.revise_many(self.kind, changes, by=actor_of(request), versions=versions)
        )
        return Response(rows_of(self.kind, request, keys))

    def retrieve(self, request: Request, pk: int) -> Response:
        if kept := merged_into(self.kind, request, pk):
            return self._led_on(request, kept)
        return _single(row_of(self.kind, request, pk))

    def partial_update(self, request: Request, pk: int) -> Response:
        record = record_of(self.kind, request, pk)
        [cleaned] = validated(self.kind, [request.data], user=user_of(request), new=False)
        in_head = version_in_head(request)
        in_body = version_in(request.data)
        version = in_body if in_head is None else in_head
        self._guarded(
            request,
            [{"id": pk, **request.data}],
            lambda: services.revise(self.kind, record, by=actor_of(request), version=version, **cleaned),
            in_head=in_head is not None,
        )
        return self._told(request, pk)

    def archive(self, request: Request, pk: int) -> Response:
        services.archive(self.kind, [record_of(self.kind, request, pk)], by=actor_of(request))
        return self._told(request, pk)

    def restore(self, request: Request, pk: int) -> Response:
        services.restore(self.kind, [record_of(self.kind, request, pk)], by=actor_of(request))
        return self._told(request, pk)

    def act(self, request: Request, pk: int) -> Response:
        assert self.deed is not None
        record = record_of(self.kind, request, pk)
        if not self.deed.for_readers:
            self.kind.policy.check(user_of(request), record)
        self.deed.service(record, by=actor_of(request), **asked(self.kind, self.deed, request))
        return self._told(request, pk)

    def history(self, request: Request, pk: int) -> Response:
        number, size = page_asked(request)
        deeds = history_of(record_of(self.kind, request, pk), Reader(request))
        start = (number - 1) * size
        return Response(envelope(request, len(deeds), number, size, deeds[start : start + size]))

    def _guarded(
        self, request: Request, sent: Sequence[Mapping[str, Any]], write: Callable[[], Any], *, in_head: bool = False
    ) -> None:
        """Writes; where another has since the version that was named, both versions are told."""
        try:
            write()
        except Stale as stale:
            changed = {record.pk for record in stale.records}
            told = [row for row in sent if row["id"] in changed]
            current = rows_of(self.kind, request, [row["id"] for row in told], versions=True)
            raise Outdated(current, told, in_head=in_head) from stale

    def _led_on(self, request: Request, kept: Any) -> Response:
        """The way to the record that took over the one that was asked for; to be asked again, for a merge can be taken
        back."""
        way = f"{base_of(request)}{self.kind.many}/{kept.pk}/"
        body: dict[str, Any] = {"detail": _("This record was merged into another."), "code": "merged"}
        body["merged_into"] = {"id": kept.pk, "name": str(kept), "url": way}
        headers = {"Location": way, "Cache-Control": "no-store"}
        return Response(body, status=status.HTTP_301_MOVED_PERMANENTLY, headers=headers)

    def _told(self, request: Request, pk: int, status: int = status.HTTP_200_OK) -> Response:
        """The record as it is now; nothing, where the writer may not see it any more."""
        try:
            return _single(row_of(self.kind, request, pk), status=status)
        except Http404:
            return Response(status=204)


def _single(row: Row, status: int = status.HTTP_200_OK) -> Response:
    headers = {"ETag": tag_of(row["version"])} | ({"Location": row["url"]} if status == 201 else {})
    return Response(row, status=status, headers=headers)


def _rows_in(data: Any) -> list[Any]:
    """The rows of a batch. Raises ValidationError where there is none, or one too many."""
    if not isinstance(data, list) or not data:
        raise exceptions.ValidationError({"": [_("Give a list of records, one at least.")]})
    if len(data) > MOST_ROWS:
        raise exceptions.ValidationError({"": [_("Give at most %(most)s records at once.") % {"most": MOST_ROWS}]})
    return data


def _named(rows: Sequence[Any]) -> tuple[list[int], dict[int, int]]:
    """The keys of the rows of a batch that changes records, and the versions that it names. Raises WrongRows."""
    keys: list[int] = []
    seen: set[int] = set()
    versions: dict[int, int] = {}
    wrong: dict[int, dict[str, list[str]]] = {}
    for number, row in enumerate(rows):
        key: Any = row.get("id") if isinstance(row, Mapping) else None
        if not is_key(key) or key in seen:
            wrong[number] = {"id": [_("Give the id of a record, each once.")]}
            continue
        keys.append(key)
        seen.add(key)
        try:
            version = version_in(row)
        except exceptions.ValidationError as error:
            wrong[number] = error.detail
            continue
        if version is not None:
            versions[key] = version
    if wrong:
        raise WrongRows(wrong)
    return keys, versions


def _unknown(key: int) -> str:
    return _("There is no record with the id %(key)s, or you may not see it.") % {"key": key}
