"""A sample of each declared type: how one row comes to be, so that the contract can be tried on all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from django.apps import apps
from django.db.models import Model

from syndesis.activities.objects import (
    ActivityType,
    CallType,
    FacilityType,
    GrantType,
    IntellectualPropertyType,
    InternshipOfferType,
    MobilityCountType,
    MobilityType,
)
from syndesis.activities.objects.publications import PublicationType
from syndesis.activities.services import register_activity
from syndesis.activities.services.belongings import register_property
from syndesis.activities.services.internships import offer_internship
from syndesis.activities.services.mobility import count_mobility, record_stay
from syndesis.activities.services.money import announce_call, record_grant
from syndesis.activities.services.publications import register_publication
from syndesis.agreements.objects import AgreementType, ObligationType, RiskAssessmentType
from syndesis.agreements.services import register_agreement
from syndesis.agreements.services.obligations import record_obligation
from syndesis.agreements.services.risk import assess
from syndesis.core.history import recording
from syndesis.directory.models import (
    Organisation,
    OrganisationField,
    Region,
)
from syndesis.directory.objects import PartnerType, PersonType
from syndesis.directory.objects.fields import FieldType
from syndesis.directory.objects.networks import NetworkType, OfficeType
from syndesis.directory.objects.organisations import OrganisationType
from syndesis.directory.objects.relations import ClusterType, GoalType, ObjectiveType, PartnershipType, RegionType
from syndesis.directory.queries import home
from syndesis.directory.services import (
    add_name,
    attest_position,
    define_field,
    define_region,
    register_partnership,
    register_person,
    set_goal,
    set_tier,
    start_partnership,
)
from syndesis.directory.services.networks import register_network
from syndesis.directory.services.offices import register_office
from syndesis.engagement.models import Enquiry
from syndesis.engagement.objects import (
    EngagementType,
    EnquiryType,
    IntroductionType,
    OfferType,
    PromiseType,
    ProposalType,
    RecurringEventType,
)
from syndesis.engagement.services import log_engagement, record_promise
from syndesis.engagement.services.introductions import introduce
from syndesis.engagement.services.proposals import register_proposal
from syndesis.insight.objects import FigureType
from syndesis.insight.services import keep_figure
from syndesis.objects import ObjectType, registered
from syndesis.objects.services import create
from syndesis.work.objects import ActionType
from syndesis.work.services import add_action
from tests.directory.factories import SYSTEM, organisation, user
from tests.directory.factories import home as found_home

FOREIGN = "高岭大学"
"""What every sample is found by, though it stands in none of its columns: a name of its organisation, or a position."""
NUMBERS = count(1)


def nothing(_name: str) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Sample:
    kind: type[ObjectType]
    make: Callable[..., tuple[Model, Organisation]]
    """Called with a name that the list shows and fields of the record; also returns the organisation it is about."""
    anew: Callable[[str], dict[str, Any]] = nothing
    """What no two records share: called with a name, the fields that a copy needs of its own."""

    single: tuple[str, ...] = ()
    """The names of those."""

    def __str__(self) -> str:
        return self.kind.many

    @property
    def url(self) -> str:
        return f"/{self.kind.path or self.kind.many}/"


def day() -> str:
    """Another one each time, so that there is an order."""
    return f"2025-05-{next(NUMBERS) % 28 + 1:02}"


def university(name: str = "", **fields: Any) -> Organisation:
    row = organisation(name or f"University {next(NUMBERS)}", country="CN", city="Harbour City", **fields)
    add_name(by=SYSTEM, organisation=row, text=f"{FOREIGN} {row.pk}", language="zh")
    return row


def action(name: str, **fields: Any) -> tuple[Model, Organisation]:
    subject, number = university(), next(NUMBERS)
    owner, helper = user(f"owner{number}", role="contributor"), user(f"helper{number}", role="contributor")
    type(helper).objects.filter(pk=helper.pk).update(display_name=f"{FOREIGN} {number}")
    facts = {"due_on": day(), "owner": owner, "helpers": [helper], "about": subject} | fields
    return add_action(by=SYSTEM, title=name, **facts), subject


def partner(name: str, **fields: Any) -> tuple[Model, Organisation]:
    row = university(name, **fields)
    start_partnership(by=SYSTEM, organisation=row)
    set_tier(by=SYSTEM, organisation=row, tier="strategic")
    return row, row


def any_organisation(name: str, **fields: Any) -> tuple[Model, Organisation]:
    row = university(name, **fields)
    return row, row


def person(name: str, **fields: Any) -> tuple[Model, Organisation]:
    row, employer = register_person(by=SYSTEM, family_name=name, **fields), university()
    attest_position(by=SYSTEM, person=row, organisation=employer, title=f"{FOREIGN} 校长", on="2025")
    return row, employer


def agreement(name: str, **fields: Any) -> tuple[Model, Organisation]:
    party, second = university(), university()
    facts = {"signed_on": day(), "ends_on": "2030"} | fields
    return register_agreement(by=SYSTEM, title=name, organisations=[party, second], **facts), party


def obligation(name: str, **fields: Any) -> tuple[Model, Organisation]:
    if "agreement" not in fields:
        fields["agreement"], party = agreement(f"Agreement {next(NUMBERS)}")
    else:
        party = fields["agreement"].parties.get_or_create(organisation=university())[0].organisation
    return record_obligation(by=SYSTEM, text=name, **{"due_on": day(), "owed_by": party} | fields), party


def another_agreement(name: str) -> dict[str, Any]:
    return {"agreement": agreement(name)[0]}


def risk_assessment(name: str, **fields: Any) -> tuple[Model, Organisation]:
    seen_by = {"visibility": fields.get("visibility", "internal")}
    row = university(name, **seen_by)
    scores = [{"area": "Finance", "score": 2, "reason": "Few own means", "score_after": 1}]
    facts = seen_by | {"assessed_on": date.fromisoformat(day()), "scores": scores} | fields
    return assess(by=SYSTEM, organisation=row, **facts), row


def activity(name: str, **fields: Any) -> tuple[Model, Organisation]:
    partner = university()
    facts = {"kind": "summer_school", "status": "running", "starts_on": day()} | fields
    return register_activity(by=SYSTEM, title=name, organisations=[partner], **facts), partner


def call(name: str, **fields: Any) -> tuple[Model, Organisation]:
    funder = university()
    facts = {"closes_on": date.fromisoformat(day()), "organisations": [funder]} | fields
    return announce_call(by=SYSTEM, title=name, **facts), funder


def grant(name: str, **fields: Any) -> tuple[Model, Organisation]:
    funder = university()
    facts = {"amount": 1000, "own_share": 400, "currency": "EUR", "awarded_on": day(), "funder": funder} | fields
    return record_grant(by=SYSTEM, title=name, **facts), funder


def intellectual_property(name: str, **fields: Any) -> tuple[Model, Organisation]:
    owner = university()
    facts = {"filed_on": day(), "shares": [{"organisation": owner, "percent": 10}]} | fields
    return register_property(by=SYSTEM, title=name, **facts), owner


def facility(name: str, **fields: Any) -> tuple[Model, Organisation]:
    unit, user = university(), university()
    facts = {"owner_unit": unit, "accesses": [{"organisation": user, "starts_on": day()}]} | fields
    return create(FacilityType, by=SYSTEM, name=name, **facts), unit


def publication(name: str, **fields: Any) -> tuple[Model, Organisation]:
    partner = university()
    facts = {"year": 2024, "authors": [{"name": "Li Wei"}]} | fields
    return register_publication(by=SYSTEM, title=name, organisations=[partner], **facts), partner


def stay(name: str, **fields: Any) -> tuple[Model, Organisation]:
    row = university(name, visibility=fields.get("visibility", "internal"))
    facts = {"direction": "in", "level": "master", "starts_on": day(), "organisation": row} | fields
    return record_stay(by=SYSTEM, **facts), row


def mobility_count(name: str, **fields: Any) -> tuple[Model, Organisation]:
    row = university(name, visibility=fields.get("visibility", "internal"))
    facts = {"direction": "out", "year": 2000 + next(NUMBERS) % 20, "people": 7, "organisation": row} | fields
    return count_mobility(by=SYSTEM, **facts), row


def internship_offer(name: str, **fields: Any) -> tuple[Model, Organisation]:
    company = university(name, visibility=fields.get("visibility", "internal"))
    facts = {"places": next(NUMBERS) % 9 + 1, "starts_on": day(), "organisation": company} | fields
    return offer_internship(by=SYSTEM, title=name, **facts), company


def engagement(name: str, **fields: Any) -> tuple[Model, Organisation]:
    guest = university()
    facts = {"kind": "visit", "city": "Harbour City", "held_on": day()} | fields
    return log_engagement(by=SYSTEM, title=name, organisations=[guest], **facts), guest


def recurring_event(name: str, **fields: Any) -> tuple[Model, Organisation]:
    organiser = university()
    facts = {"kind": "conference", "organiser": organiser} | fields
    return create(RecurringEventType, by=SYSTEM, name=name, **facts), organiser


def promise(name: str, **fields: Any) -> tuple[Model, Organisation]:
    party = university()
    facts = {"stage_on": day(), "activity_kind": "summer_school"} | fields
    return record_promise(by=SYSTEM, title=name, organisations=[party], **facts), party


def proposal(name: str, **fields: Any) -> tuple[Model, Organisation]:
    recipient = university()
    facts = {"sent_on": day(), "due_on": day(), "organisations": [recipient]} | fields
    return register_proposal(by=SYSTEM, title=name, **facts), recipient


def enquiry(name: str, **fields: Any) -> tuple[Model, Organisation]:
    asking = university()
    facts = {"text": "We would like to work with you.", "sender": "R. Costa", "email": "r@harbour.example"} | fields
    with recording(SYSTEM, "Enquiry received"):
        return Enquiry.objects.create(subject=name, organisation=asking, **facts), asking


def offer(name: str, **fields: Any) -> tuple[Model, Organisation]:
    unit = university()
    facts = {"kind": "facility", "ends_on": day(), "owner_unit": unit} | fields
    return create(OfferType, by=SYSTEM, title=name, **facts), unit


def introduction(name: str, **fields: Any) -> tuple[Model, Organisation]:
    first, second = university(), university()
    facts = {"introduced_on": day(), "first": first, "second": second} | fields
    return introduce(by=SYSTEM, title=name, **facts), first


def figure(name: str, **fields: Any) -> tuple[Model, Organisation]:
    described = university()
    facts = {"value": next(NUMBERS), "as_of": day(), "organisation": described} | fields
    return keep_figure(by=SYSTEM, indicator=name, **facts), described


def network(name: str, **fields: Any) -> tuple[Model, Organisation]:
    seen_by = {"visibility": fields.get("visibility", "internal")}
    row, member = university(name, kind="association", **seen_by), university()
    members = [{"member": member, "kind": "full", "status": "member", "starts_on": day()}]
    return register_network(by=SYSTEM, organisation=row, memberships=members, **fields), row


def office(name: str, **fields: Any) -> tuple[Model, Organisation]:
    unit = unit_of_ours(name, visibility=fields.get("visibility", "internal"))["organisation"]
    return register_office(by=SYSTEM, organisation=unit, host=university(), **fields), unit


def partnership(name: str, **fields: Any) -> tuple[Model, Organisation]:
    row = university(name, visibility=fields.get("visibility", "internal"))
    tiers = [{"tier": "strategic", "starts_on": day(), "basis": "Senate"}]
    facts = {"started_on": day(), "tiers": tiers} | fields
    return register_partnership(by=SYSTEM, organisation=row, **facts), row


def region(name: str, **fields: Any) -> tuple[Model, Organisation]:
    row, within = define_region(by=SYSTEM, name=name, countries=["CN"]), university()
    Region.objects.filter(pk=row.pk).update(**fields)
    seen_by = {"visibility": fields.get("visibility", "internal")}
    create(ClusterType, by=SYSTEM, name=f"{FOREIGN} {row.pk}", region=row, **seen_by)
    return Region.objects.get(pk=row.pk), within


def cluster(name: str, **fields: Any) -> tuple[Model, Organisation]:
    member = university()
    return create(ClusterType, by=SYSTEM, name=name, members=[{"organisation": member}], **fields), member


def objective(name: str, **fields: Any) -> tuple[Model, Organisation]:
    served, partner = partnership("")
    facts = {"starts_on": day(), "ends_on": "2030", "partnerships": [served]} | fields
    return create(ObjectiveType, by=SYSTEM, name=name, **facts), partner


def goal(name: str, **fields: Any) -> tuple[Model, Organisation]:
    of, partner = partnership("")
    facts = {"partnership": of, "target": 10, "reached": next(NUMBERS), "due_on": day()} | fields
    return set_goal(by=SYSTEM, title=name, **facts), partner


def field(name: str, **fields: Any) -> tuple[Model, Organisation]:
    worker = university()
    row = define_field(by=SYSTEM, name=name, names={"zh": f"{FOREIGN} {next(NUMBERS)}"}, **fields)
    OrganisationField.objects.create(organisation=worker, field=row)
    return row, worker


def partner_to_be(name: str) -> dict[str, Organisation]:
    return {"organisation": university(name)}


def other_side(name: str) -> dict[str, Organisation]:
    return {"second": university(name)}


def unit_of_ours(name: str, **fields: Any) -> dict[str, Organisation]:
    return {"organisation": university(name, kind="office", parent=home() or found_home(), **fields)}


def association(name: str) -> dict[str, Organisation]:
    return {"organisation": university(name, kind="association")}


SAMPLES = [
    Sample(ActionType, action),
    Sample(PartnerType, partner),
    Sample(PersonType, person),
    Sample(FieldType, field),
    Sample(PartnershipType, partnership, partner_to_be, ("organisation",)),
    Sample(RegionType, region),
    Sample(ClusterType, cluster),
    Sample(ObjectiveType, objective),
    Sample(GoalType, goal),
    Sample(OrganisationType, any_organisation),
    Sample(NetworkType, network, association, ("organisation",)),
    Sample(OfficeType, office, unit_of_ours, ("organisation",)),
    Sample(AgreementType, agreement),
    Sample(ObligationType, obligation, another_agreement, ("agreement",)),
    Sample(RiskAssessmentType, risk_assessment, partner_to_be, ("organisation",)),
    Sample(ActivityType, activity),
    Sample(CallType, call),
    Sample(GrantType, grant),
    Sample(IntellectualPropertyType, intellectual_property),
    Sample(FacilityType, facility),
    Sample(PublicationType, publication),
    Sample(MobilityType, stay, partner_to_be, ("organisation",)),
    Sample(MobilityCountType, mobility_count, partner_to_be, ("organisation",)),
    Sample(InternshipOfferType, internship_offer, partner_to_be, ("organisation",)),
    Sample(EngagementType, engagement),
    Sample(RecurringEventType, recurring_event),
    Sample(PromiseType, promise),
    Sample(OfferType, offer),
    Sample(IntroductionType, introduction, other_side, ("second",)),
    Sample(ProposalType, proposal),
    Sample(EnquiryType, enquiry),
    Sample(FigureType, figure),
]
if apps.is_installed("tests.toy"):
    from tests.toy.sample import souvenir

    SAMPLES.append(Sample(registered()[-1], souvenir))
WRITABLE = [sample for sample in SAMPLES if sample.kind.form]
"""Those that the kit's forms and the API write; the others are written on pages of their own."""
