"""One intake on the reviewer's desk: its findings, what they refer to, and the records that they may already be.

Everything is asked of the database once for the whole intake, so that neither the page nor an acceptance needs more
queries for more findings.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models

from syndesis.activities.models import Activity
from syndesis.agreements.models import Agreement
from syndesis.core.models import DocumentText, User
from syndesis.directory import policies
from syndesis.directory.choices import IdentifierScheme, OrganisationKind
from syndesis.directory.models import Organisation, OrganisationIdentifier, OrganisationName
from syndesis.engagement.models import Engagement
from syndesis.intake.models import Decision, Finding, FindingCategory, Intake
from syndesis.lib.partial_dates import PartialDate

NEW = "new"
UNDERTAKINGS = (FindingCategory.ACTIVITY, FindingCategory.COMMITMENT)


def is_there(finding: Finding) -> bool:
    """Whether the finding tells of an activity that exists, not one that is only spoken of."""
    return finding.category == FindingCategory.ACTIVITY and finding.data["status"] == "existing"


def enters_as(finding: Finding) -> FindingCategory:
    """As what it stands, or would stand, in the record: an activity that is only spoken of is a promise."""
    category = FindingCategory(finding.category)
    if category != FindingCategory.ACTIVITY:
        return category
    if finding.decision == Decision.ACCEPTED:
        return FindingCategory.ACTIVITY if isinstance(finding.record, Activity) else FindingCategory.COMMITMENT
    return FindingCategory.ACTIVITY if is_there(finding) else FindingCategory.COMMITMENT


@dataclass(frozen=True)
class Proposal:
    """What accepting an organisation would do: link it to a record, take it from the catalogue, or create it."""

    record: Organisation | None = None
    ror: str = ""

    @property
    def choice(self) -> str:
        if self.record is not None:
            return f"record:{self.record.pk}"
        return f"catalogue:{self.ror}" if self.ror else NEW


@dataclass
class Case:
    """An intake with its findings; read-only, made anew after each decision."""

    intake: Intake
    findings: list[Finding] = field(default_factory=list)
    reader: User | None = None
    """Whose eyes the case is for; None is the system, which sees all."""

    @classmethod
    def of(cls, intake: Intake, reader: User | None = None) -> "Case":
        records = GenericPrefetch(
            "record",
            [
                Engagement.objects.prefetch_related("participants__organisation", "sessions"),
                Agreement.objects.prefetch_related("parties__organisation"),
            ],
        )
        findings = list(intake.findings.select_related("content_type").prefetch_related(records))
        for finding in findings:
            finding.intake = intake
        return cls(intake, findings, reader)

    @cached_property
    def text(self) -> DocumentText:
        return self.intake.text

    @cached_property
    def by_key(self) -> dict[str, Finding]:
        return {finding.key: finding for finding in self.findings}

    @property
    def is_invented(self) -> bool:
        """Whether the document was made up for the demonstration: what it alone tells of is then made up too."""
        return self.text.document.is_invented

    @property
    def reported_on(self) -> PartialDate | None:
        """The day for which the document attests what it says."""
        return self.text.document.published_on

    def of_category(self, category: FindingCategory) -> list[Finding]:
        return [finding for finding in self.findings if finding.category == category]

    def named(self, keys: Iterable[str]) -> list[Finding]:
        """The findings with these keys, without those that the reviewer rejected."""
        found = (self.by_key.get(key) for key in keys if key)
        return [finding for finding in found if finding is not None and finding.decision != Decision.REJECTED]

    def organisations_of(self, finding: Finding) -> list[Finding]:
        data = finding.data
        keys = [*data.get("organisations", ()), *data.get("parties", ()), data.get("organisation", "")]
        found = [f for f in self.named(dict.fromkeys(keys)) if f.category == FindingCategory.ORGANISATION]
        if finding.category in UNDERTAKINGS and not any(self._is_outside(f) for f in found):
            occasion = self.occasion_of(finding)
            met = self.organisations_of(occasion) if occasion else []
            found += [f for f in met if f not in found and f.data["kind"] != OrganisationKind.GOVERNMENT]
        return found

    @staticmethod
    def _is_outside(organisation: Finding) -> bool:
        return not organisation.data.get("is_home")

    def occasion_of(self, finding: Finding) -> Finding | None:
        """The occasion at which a promise came up: the last that the text told of before it, else its only one."""
        held = [f for f in self.of_category(FindingCategory.ENGAGEMENT) if f.decision != Decision.REJECTED]
        before = [f for f in held if f.start <= finding.start]
        return max(before, key=lambda f: f.start) if before else held[0] if len(held) == 1 else None

    def people_of(self, finding: Finding) -> list[Finding]:
        return self.named(finding.data.get("people", ()))

    def needs(self, finding: Finding) -> list[Finding]:
        """The open findings that must be accepted before this one: the organisations and people that it names."""
        wanted = [
            *self.organisations_of(finding),
            *self.people_of(finding),
            *self.named([finding.data.get("parent", "")]),
        ]
        rows: list[Finding] = []
        for needed in wanted:
            if needed.decision == Decision.OPEN:
                rows += [*self.needs(needed), needed]
        return list({row.pk: row for row in rows}.values())

    def record_of(self, finding: Finding) -> Organisation | None:
        """The organisation of the record that a finding is, or is proposed to be."""
        if finding.decision == Decision.ACCEPTED and isinstance(finding.record, Organisation):
            return finding.record
        return self.proposal(finding).record

    def proposal(self, finding: Finding) -> Proposal:
        """The reviewer's choice; else the reading's link; else a record of exactly that name; else a new one."""
        choice = finding.choice or self._as_read(finding)
        source, _, key = choice.partition(":")
        if source == "record" and key in self._records_by_key:
            return Proposal(record=self._records_by_key[key])
        if source == "catalogue":
            return Proposal(record=self._records_by_ror.get(key), ror=key)
        if finding.choice == NEW:
            return Proposal()
        return Proposal(record=self._records_by_name.get(finding.data["name"].casefold()))

    @staticmethod
    def _as_read(finding: Finding) -> str:
        candidates = finding.data.get("candidates") or []
        if not finding.data.get("linked") or not candidates:
            return ""
        return f"{candidates[0]['source']}:{candidates[0]['key']}"

    @cached_property
    def _candidates(self) -> list[dict[str, Any]]:
        rows = self.of_category(FindingCategory.ORGANISATION)
        return [candidate for row in rows for candidate in row.data.get("candidates") or []]

    @cached_property
    def _records_by_key(self) -> dict[str, Organisation]:
        chosen = [f.choice.partition(":")[2] for f in self.findings if f.choice.startswith("record:")]
        keys = {c["key"] for c in self._candidates if c["source"] == "record"} | set(chosen)
        rows = self._visible.filter(pk__in=[key for key in keys if key.isdigit()])
        found = {str(row.pk): row for row in rows}
        missing = [key for key in keys if key.isdigit() and key not in found]
        if missing:  # perhaps merged since: then the record that took them over is meant
            merged = dict(Organisation.objects.filter(pk__in=missing).values_list("pk", "merged_into"))
            kept = self._visible.in_bulk({key for key in merged.values() if key})
            found |= {str(old): kept[new] for old, new in merged.items() if new in kept}
        return found

    @cached_property
    def _visible(self) -> models.QuerySet[Organisation]:
        rows = Organisation.objects.filter(archived_at=None)
        return rows if self.reader is None else rows.filter(policies.organisations.scope(self.reader, "view"))

    @cached_property
    def _records_by_ror(self) -> dict[str, Organisation]:
        chosen = [f.choice.partition(":")[2] for f in self.findings if f.choice.startswith("catalogue:")]
        rors = {c["ror"] for c in self._candidates if c["ror"]} | set(chosen)
        rows = OrganisationIdentifier.objects.filter(
            scheme=IdentifierScheme.ROR, value__in=rors, organisation__in=self._visible
        )
        return {row.value: row.organisation for row in rows.select_related("organisation")}

    @cached_property
    def _records_by_name(self) -> dict[str, Organisation]:
        names = {f.data["name"] for f in self.of_category(FindingCategory.ORGANISATION)}
        if not names:
            return {}
        same = models.Q()
        for name in names:
            same |= models.Q(text__iexact=name)
        rows = OrganisationName.objects.filter(same, organisation__in=self._visible)
        rows = rows.select_related("organisation").order_by("-id")
        return {row.text.casefold(): row.organisation for row in rows}

    def record_with_ror(self, ror: str) -> Organisation | None:
        return self._records_by_ror.get(ror)
