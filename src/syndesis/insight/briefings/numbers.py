"""The relation in numbers: each counts what a list shows, and leads to that list; of a region, to the part below."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.activities.choices import ActivityStatus
from syndesis.activities.objects import ActivityType
from syndesis.agreements.choices import IN_FORCE
from syndesis.agreements.objects import AgreementType
from syndesis.core import dates
from syndesis.directory.models import Region
from syndesis.directory.objects import PartnerType
from syndesis.directory.queries.headline import grouped
from syndesis.engagement.choices import OPEN_STAGES
from syndesis.engagement.models import Engagement
from syndesis.engagement.objects import EngagementType, PromiseType
from syndesis.engagement.queries.counting import single_meetings
from syndesis.insight.briefings.asked import Asked
from syndesis.insight.briefings.shapes import Fact, Part
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects import ObjectType
from syndesis.objects.lists import asked as listed

Given = Mapping[str, list[str]]


def numbers(asked: Asked) -> Part:
    signed = {"status": [status.value for status in IN_FORCE]}
    open_ones = {"stage": [stage.value for stage in OPEN_STAGES]}
    running = {"status": [ActivityStatus.RUNNING.value]}
    facts = [
        *_partners(asked),
        _fact(asked, _("Agreements in force"), AgreementType, signed, "agreements"),
        _fact(asked, _("Open promises"), PromiseType, open_ones, "promises"),
        _fact(asked, _("Running activities"), ActivityType, running, "activities"),
        _fact(asked, _("Meetings and visits"), EngagementType, {}, "meetings"),
        _last_contact(asked),
    ]
    return Part("numbers", _("The relation in numbers"), facts=tuple(facts))


def _partners(asked: Asked) -> list[Fact]:
    if not isinstance(asked.subject, Region):
        return []
    given = {"region": [str(asked.subject.pk)]}
    number = listed(PartnerType, asked.reader, given).filters.qs.count()
    return [Fact(_("Partners"), grouped(number), url=f"{reverse('web:partners')}?{urlencode(given, doseq=True)}")]


def _fact(asked: Asked, label: str, kind: type[ObjectType], given: Given, anchor: str) -> Fact:
    """Counted by the very list to which it leads, where an address can name those who are meant."""
    if asked.keys:
        wanted = {"organisations": [str(key) for key in asked.keys], **given}
        rows = listed(kind, asked.reader, wanted).filters.qs
        return _counted(label, rows, url=f"{reverse(f'web:{kind.many}')}?{urlencode(wanted, doseq=True)}")
    told: dict[str, Callable[[], QuerySet[Any]]] = {
        "agreements": lambda: asked.agreements().filter(status__in=IN_FORCE),
        "promises": lambda: asked.promises().filter(stage__in=OPEN_STAGES),
        "activities": lambda: asked.activities().filter(status=ActivityStatus.RUNNING),
        "meetings": asked.meetings,
    }
    return _counted(label, told[anchor](), url=f"#{anchor}")


def _counted(label: str, rows: QuerySet[Any], *, url: str) -> Fact:
    """Of engagements the single meetings, as the partner's page counts them, beside the occasions of the list."""
    number = rows.count()
    meetings = single_meetings(rows) if rows.model is Engagement else number
    told = ngettext("on %(number)s occasion", "on %(number)s occasions", number) % {"number": grouped(number)}
    return Fact(label, grouped(meetings), note=told if meetings != number else "", url=url)


def _last_contact(asked: Asked) -> Fact:
    last = asked.meetings().filter(held_on_last__lte=asked.day).aggregate(day=Max("held_on_last"))["day"]
    if last is None:
        return Fact(_("Last contact"), "—", note=_("none on record"))
    note = dates.full(PartialDate.of(last))
    return Fact(_("Last contact"), dates.span((asked.day - last).days), note=note, url="#meetings")
