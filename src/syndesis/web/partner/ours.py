"""What our relation with a partner rests on, as its page shows it: who looks after it on both sides, what it was and
is, what is to be reached, which doors it opens."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.urls import reverse

from syndesis.core.accounts import governs
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import PartnershipState
from syndesis.directory.models import Organisation, Partnership
from syndesis.directory.panels import relations as relation_panels
from syndesis.directory.queries.as_of import last_begun
from syndesis.objects import Line
from syndesis.web.footnotes import Footnotes
from syndesis.web.record.page import line_shown

TONES = {PartnershipState.ENDED: "warn", PartnershipState.DORMANT: "warn", PartnershipState.ACTIVE: "good"}


@dataclass
class Ours:
    """As `web/partner/ours.html` takes it; the lines become words once the evidence of the whole page is known."""

    organisation: Organisation
    partnership: Partnership | None
    may_change: bool = False
    governs: bool = False
    lines: dict[str, list[Line]] = field(default_factory=dict)
    shown: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    status: dict[str, Any] | None = None

    def subjects(self) -> list[Model]:
        """Whose evidence the page may cite."""
        return [line.subject for lines in self.lines.values() for line in lines if line.subject is not None]

    def cite(self, notes: Footnotes) -> None:
        self.shown = {name: [line_shown(line, notes) for line in lines] for name, lines in self.lines.items()}
        for line, shown in zip(self.lines["ours"], self.shown["ours"], strict=True):
            if self.governs and line.subject is not None:
                shown["url"] = reverse("web:responsibility", args=[line.subject.pk])

    @property
    def partnership_url(self) -> str:
        return self.partnership.get_absolute_url() if self.partnership else ""

    @property
    def edit_url(self) -> str:
        if self.partnership is None or not self.may_change:
            return ""
        return reverse("web:partnership_edit", args=[self.partnership.pk])

    @property
    def coordinator_url(self) -> str:
        return reverse("web:coordinator_add", args=[self.organisation.pk]) if self.may_change else ""

    @property
    def goal_url(self) -> str:
        if self.partnership is None or not self.may_change:
            return ""
        return f"{reverse('web:goal_new')}?partnership={self.partnership.pk}"

    @property
    def history(self) -> list[dict[str, Any]]:
        """Tiers and statuses, the last first, each after its own kind."""
        return [*self.shown.get("tiers", ()), *self.shown.get("statuses", ())]

    @property
    def invite_url(self) -> str:
        """Where a candidate is invited; blank for what is none."""
        if self.status is None or not self.status["is_candidate"] or not self.edit_url or self.partnership is None:
            return ""
        return reverse("web:partnership_invite", args=[self.partnership.pk])


def ours_of(organisation: Organisation, partnership: Partnership | None, reader: User, day: Any) -> Ours:
    """Of our own institution and of what is no partner, who answers for it is all."""
    may_change = policies.organisations.can(reader, "change", organisation)
    ours = Ours(organisation, partnership, may_change, governs(reader))
    ours.lines["ours"] = relation_panels.responsible_for(organisation, reader)
    ours.lines["brokers"] = relation_panels.brokers_of(organisation, reader)
    if partnership is None:
        return ours
    ours.lines |= {
        "theirs": relation_panels.counterparts(partnership, reader),
        "tiers": relation_panels.tiers(partnership, reader),
        "statuses": relation_panels.statuses(partnership, reader),
        "goals": relation_panels.goals_of_partnership(partnership, reader),
        "objectives": relation_panels.objectives(partnership, reader),
        "brokerages": relation_panels.brokerages(partnership, reader),
    }
    held = last_begun(partnership.statuses.all(), day).first()
    if held is not None and held.status != PartnershipState.ACTIVE:
        ours.status = {
            "label": held.get_status_display(),
            "tone": TONES.get(PartnershipState(held.status), ""),
            "is_candidate": held.status == PartnershipState.CANDIDATE,
        }
    return ours
