"""Who looks after whom in the demonstration, on both sides; who opens doors; clusters, objectives, goals; statuses."""

from typing import Any

from syndesis.cli.demonstration.book import Book, rows
from syndesis.core.history import Actor
from syndesis.directory.models import Cluster, Objective, Partnership, Region
from syndesis.directory.objects.relations import ClusterType, ObjectiveType, PartnershipType
from syndesis.directory.services import give_responsibility, set_goal, set_status
from syndesis.objects.services import create, revise


def load(by: Actor, book: Book, folder: str) -> None:
    for row in rows(folder, "relation", "coordinator"):
        subject: dict[str, Any] = {"region": Region.objects.get(name=row["region"])} if "region" in row else {}
        if "organisation" in row:
            subject = {"organisation": book.organisations[row["organisation"]]}
        give_responsibility(by=by, person=book.people[row["person"]], starts_on=row.get("from"), **subject)
    for row in rows(folder, "relation", "partner"):
        _partner(by, book, row)
    for row in rows(folder, "relation", "cluster"):
        _cluster(by, book, row)
    for row in rows(folder, "relation", "objective"):
        served = [_partnership(book, name) for name in row.pop("partners")]
        create(ObjectiveType, by=by, **row, partnerships=served)
    for row in rows(folder, "relation", "goal"):
        _goal(by, book, row)
    for row in rows(folder, "relation", "status"):
        set_status(by=by, organisation=book.organisations[row.pop("organisation")], starts_on=row.pop("from"), **row)


def _partner(by: Actor, book: Book, row: dict[str, Any]) -> None:
    """The counterparts of a partnership and the doors that the partner opens."""
    written: dict[str, Any] = {
        "counterparts": [each | {"person": book.people[each["person"]]} for each in row.get("counterparts", [])],
        "brokerages": [
            each | {"region": Region.objects.get(name=each["region"])} for each in row.get("brokerages", [])
        ],
    }
    revise(PartnershipType, _partnership(book, row["organisation"]), by=by, **written)


def _cluster(by: Actor, book: Book, row: dict[str, Any]) -> None:
    members = [{"organisation": book.organisations[name]} for name in row.pop("members")]
    region = Region.objects.get(name=row.pop("region"))
    create(ClusterType, by=by, **row, region=region, members=members)


def _goal(by: Actor, book: Book, row: dict[str, Any]) -> None:
    if "partner" in row:
        row["partnership"] = _partnership(book, row.pop("partner"))
    for name, model in (("region", Region), ("cluster", Cluster), ("objective", Objective)):
        if name in row:
            row[name] = model.objects.get(name=row[name])
    set_goal(by=by, **row)


def _partnership(book: Book, name: str) -> Partnership:
    return Partnership.objects.get(organisation=book.organisations[name])
