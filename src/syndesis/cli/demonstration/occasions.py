"""What the demonstration's engagements were about, who spoke to what, whom we invited, and the events that recur."""

from collections.abc import Mapping
from typing import Any

from syndesis.activities.services import revise_activity
from syndesis.cli.demonstration.book import Book, rows
from syndesis.cli.demonstration.standing import field
from syndesis.core.history import Actor
from syndesis.directory.models import Network
from syndesis.engagement.models import Engagement, RecurringEvent
from syndesis.engagement.objects import RecurringEventType
from syndesis.engagement.services import (
    add_agenda_item,
    add_participant,
    clear_quotation,
    invite,
    note_benefit,
    quote,
    reply,
    revise_engagement,
    revise_entry,
)
from syndesis.objects.services import create


def load(by: Actor, book: Book, folder: str) -> None:
    for row in rows(folder, "occasion", "recurring"):
        recurring(by, book, row)
    for row in rows(folder, "occasion"):
        occasion(by, book, row)
    for row in rows(folder, "occasion", "about"):
        activity = book.activities[row["activity"]]
        revise_activity(activity, by=by, fields=[field(name) for name in row["fields"]])
    for row in rows(folder, "occasion", "invitation"):
        invitation(by, book, row)


def recurring(by: Actor, book: Book, row: dict[str, Any]) -> None:
    """An event of our own or of a network."""
    if "network" in row:
        row["network"] = Network.objects.get(organisation=book.organisations[row["network"]])
    if "organiser" in row:
        row["organiser"] = book.organisations[row["organiser"]]
    invented = row.pop("is_invented", False)
    made = create(RecurringEventType, by=by, **row)
    if invented:
        RecurringEvent.objects.filter(pk=made.pk).update(is_invented=True)


def occasion(by: Actor, book: Book, row: Mapping[str, Any]) -> None:
    """More about an engagement that is loaded already."""
    held = book.engagements[row["engagement"]]
    said: dict[str, Any] = {name: row[name] for name in ("theme", "edition", "country", "interest") if name in row}
    if "edition_of" in row:
        said["edition_of"] = RecurringEvent.objects.get(name=row["edition_of"])
    if "fields" in row:
        said["fields"] = [field(name) for name in row["fields"]]
    if said:
        revise_engagement(held, by=by, **said)
    for person, role in row.get("roles", {}).items():
        revise_entry(add_participant(by=by, engagement=held, person=book.people[person]), by=by, role=role)
    for item in row.get("agenda", ()):
        agenda_item(by, book, held, dict(item))
    for benefit in row.get("benefits", ()):
        note_benefit(by=by, engagement=held, **benefit)
    for words in row.get("quotations", ()):
        quotation(by, book, held, dict(words))


def agenda_item(by: Actor, book: Book, held: Engagement, item: dict[str, Any]) -> None:
    if "venue" in item:
        item["venue"] = book.organisations[item["venue"]]
    add_agenda_item(by=by, engagement=held, speakers=[book.people[name] for name in item.pop("speakers", ())], **item)


def quotation(by: Actor, book: Book, held: Engagement, words: dict[str, Any]) -> None:
    """Words of somebody who does not exist: those of people are left to the sources."""
    clearance = words.pop("clearance", "")
    kept = quote(by=by, engagement=held, speaker=book.people[words.pop("speaker")], **words)
    if clearance:
        clear_quotation(kept, by=by, clearance=clearance)


def invitation(by: Actor, book: Book, row: Mapping[str, Any]) -> None:
    """Those who were asked, and what each answered."""
    to = book.activities[row["into"]] if "into" in row else book.engagements[row["to"]]
    for name in row["organisations"]:
        organisation = book.organisations[name]
        (made,) = invite(by=by, to=to, organisations=[organisation], role=row.get("role", "guest"))
        for status in row.get("replies", {}).get(name, row.get("status", ["invited"])):
            reply(made, by=by, status=status, on=row.get("on"), remark=row.get("remark", ""))
