"""What the demonstration's organisations do together: agreements, activities, meetings, promises; and figures."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from syndesis.activities.choices import ActivityRole
from syndesis.activities.services import register_activity, revise_activity, set_status
from syndesis.agreements.services import register_agreement
from syndesis.cli.demonstration import details
from syndesis.cli.demonstration.book import HOME, Book, rows
from syndesis.core.history import Actor
from syndesis.directory.models import Organisation
from syndesis.engagement.choices import Direction, ParticipantRole
from syndesis.engagement.services import (
    add_participant,
    advance,
    becomes_activity,
    link_agreement,
    log_engagement,
    note_outcome,
    record_promise,
)
from syndesis.insight.services import keep_figure

OFFICE = "International Office"
"""The unit in charge where the data names no other."""
SHORTEST = 28
"""Days that every month has."""
HOME_ROLES: dict[str, str] = {Direction.INBOUND: ParticipantRole.HOST, Direction.OUTBOUND: ParticipantRole.GUEST}


def load(by: Actor, book: Book, folder: str) -> None:
    for row in rows(folder, "agreement"):
        agreement(by, book, row)
    for row in rows(folder, "activity"):
        activity(by, book, row)
    for row in rows(folder, "engagement"):
        engagement(by, book, row)
    for row in rows(folder, "promise"):
        promise(by, book, row)
    for row in rows(folder, "figure"):
        organisation = book.organisations[row.pop("organisation", HOME)]
        keep_figure(by=by, organisation=organisation, **row)


def agreement(by: Actor, book: Book, row: dict[str, Any]) -> None:
    parties = [book.home, *(book.organisations[name] for name in row.pop("parties"))]
    for name in ("framework", "base"):
        if name in row:
            row[name] = book.agreements[row[name]]
    row = dated(row, timezone.localdate())
    book.agreements[row["title"]] = register_agreement(by=by, organisations=parties, owner_unit=_unit(book, row), **row)


def dated(row: Mapping[str, Any], today: date) -> dict[str, Any]:
    """With days for what is told from today on: `signed_in`, `starts_in`, `ends_in`; one that ends so had `years`
    before, and was signed on its first day."""
    known = dict(row)
    if "years" in known:
        ends = today + timedelta(days=known["ends_in"] + 1)
        begun = ends.replace(year=ends.year - known.pop("years"), day=min(ends.day, SHORTEST))
        known["signed_on"] = known["starts_on"] = begun.isoformat()
    for name in ("signed", "starts", "ends"):
        if f"{name}_in" in known:
            known[f"{name}_on"] = (today + timedelta(days=known.pop(f"{name}_in"))).isoformat()
    return known


def activity(by: Actor, book: Book, row: dict[str, Any]) -> None:
    """An activity in its first known status, then moved through the others."""
    first, *later = row.pop("status")
    tables = details.taken_out(row)
    roles = {book.home: row.pop("home", ActivityRole.PARTNER)}
    roles |= {book.organisations[name]: role for name, role in row.pop("parties", {}).items()}
    for name, known in (("parent", book.activities), ("agreement", book.agreements)):
        if name in row:
            row[name] = known[row[name]]
    if "network" in row:
        row["network"] = details.network(book, row["network"])
    row["units"] = [book.organisations[name] for name in row.pop("units", ())]
    made = register_activity(
        by=by, roles=roles, status=first["status"], status_on=first.get("on", ""), owner_unit=_unit(book, row), **row
    )
    if "remark" in first:
        made.status_changes.update(remark=first["remark"])
    for each in later:
        set_status(made, by=by, status=each["status"], reached_on=each["on"], remark=each.get("remark", ""))
    details.add(by, book, made, tables)
    book.activities[made.title] = made


def engagement(by: Actor, book: Book, row: dict[str, Any]) -> None:
    present, people = row.pop("organisations", []), row.pop("people", {})
    signed, outcomes = row.pop("signed", []), row.pop("outcomes", [])
    for name in ("series", "part_of", "follows"):
        if name in row:
            row[name] = book.engagements[row[name]]
    if "venue" in row:
        row["venue"] = book.organisations[row["venue"]]
    held = log_engagement(by=by, owner_unit=_unit(book, row), **row)
    book.engagements[held.title] = held
    if held.series is None:
        role = HOME_ROLES.get(held.direction, ParticipantRole.PARTICIPANT)
        add_participant(by=by, engagement=held, organisation=book.home, role=role)
    for each in present:
        add_participant(by=by, engagement=held, organisation=book.organisations[each["name"]], role=each["role"])
    for name, title in people.items():
        add_participant(by=by, engagement=held, person=book.people[name], position=book.positions[name, title])
    for title in signed:
        link_agreement(by=by, engagement=held, agreement=book.agreements[title])
    for outcome in outcomes:
        note_outcome(by=by, engagement=held, **outcome)


def promise(by: Actor, book: Book, row: dict[str, Any]) -> None:
    """A promise at its first stage, then moved through the others."""
    first, *later = (_stage(book, each) for each in row.pop("stages"))
    for role in ("owner", "counterpart"):
        if role in row:
            row[role] = book.people[row[role]]
    organisations = [book.organisations[name] for name in row.pop("organisations")]
    parties = [{"organisation": book.organisations[name], **more} for name, more in row.pop("parties", {}).items()]
    became = row.pop("became", None)
    remark = first.pop("remark", "")
    initiative = record_promise(
        by=by,
        organisations=organisations,
        parties=parties,
        stage_on=first.pop("reached_on"),
        owner_unit=_unit(book, row),
        **row,
        **first,
    )
    if remark:
        initiative.stages.update(remark=remark)
    for stage in later:
        advance(by=by, initiative=initiative, **stage)
    if became is not None:
        made = becomes_activity(initiative, by=by)
        agreement = book.agreements[became["agreement"]]
        revise_activity(made, by=by, agreement=agreement, starts_on=agreement.starts_on)


def _stage(book: Book, row: dict[str, Any]) -> dict[str, Any]:
    known = {"stage": row["stage"], "reached_on": row["on"]}
    if "at" in row:
        known["engagement"] = book.engagements[row["at"]]
    return known | ({"remark": row["remark"]} if "remark" in row else {})


def _unit(book: Book, row: dict[str, Any]) -> Organisation:
    return book.organisations[row.pop("owner_unit", OFFICE)]
