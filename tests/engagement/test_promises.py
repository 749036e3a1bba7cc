"""Promises move by rule, follow what they became, fall silent, and are told by year, partner and unit."""

from datetime import timedelta

import pytest
from django.utils import timezone

from syndesis.activities.services import complete_activity, drop_activity
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services.lifecycle import correct, expire
from syndesis.core import history
from syndesis.core.history import Actor
from syndesis.core.models import Change, Evidence, Role
from syndesis.core.notes import add_note
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused, cite
from syndesis.directory.models import Organisation, OrganisationField
from syndesis.directory.services import define_field
from syndesis.engagement.models import AgendaItem, Initiative
from syndesis.engagement.objects import OfferType, PromiseType
from syndesis.engagement.panels.offers import offers_for
from syndesis.engagement.queries import reports
from syndesis.engagement.queries.headline import figures
from syndesis.engagement.queries.silence import silent_soon, silent_too_long
from syndesis.engagement.services import (
    advance,
    becomes_activity,
    becomes_agreement,
    log_engagement,
    move_promise,
    record_promise,
    set_silence_limits,
    take_back_stage,
)
from syndesis.engagement.services.introductions import introduce, work_together
from syndesis.engagement.wording import owners_of
from syndesis.objects.services import create, revise
from syndesis.objects.versions import Stale, version_of
from syndesis.work.services import add_action, complete_action
from tests.directory.factories import SYSTEM, home, organisation, person, user
from tests.intake.factories import intake

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def before(days: int) -> str:
    return str(TODAY - timedelta(days=days))


def promise(stage: str = "agreed", stage_on: str = "2021-03-04", **fields) -> Initiative:
    return record_promise(by=SYSTEM, **{"title": "Summer school", "stage": stage, "stage_on": stage_on} | fields)


def story(row: Initiative) -> list[tuple[str, str]]:
    return [(stage.stage, str(stage.reached_on or "")) for stage in row.stages.all()]


def refused(row: Initiative, **move) -> tuple[str, str]:
    with pytest.raises(Refused) as refusal:
        move_promise(row, by=SYSTEM, **move)
    return refusal.value.field, str(refusal.value)


def silent() -> set[str]:
    return {row.title for row in Initiative.objects.filter(silent_too_long())}


@pytest.mark.concept(34, 37)
def test_a_promise_moves_with_a_day_an_occasion_and_a_remark():
    row, met = promise("discussed"), log_engagement(by=SYSTEM, title="Visit", held_on="2022-05-01")
    move_promise(row, by=SYSTEM, stage="proposed", reached_on="2022-05-01", engagement=met, remark="In writing")
    row.refresh_from_db()
    last = row.stages.last()
    assert (row.stage, str(row.stage_on), str(row.made_on)) == ("proposed", "2022-05-01", "2021-03-04")
    assert (last.engagement, last.remark) == (met, "In writing")


@pytest.mark.concept(37)
def test_moves_that_make_no_sense_are_refused_with_a_reason():
    young, old = promise("mentioned"), promise("agreed")
    gone = promise("dropped", title="Gone")
    assert refused(young, stage="done") == (
        "stage",
        "Nobody has agreed to it yet: move it to “Agreed” or “Running” first.",
    )
    assert refused(old, stage="dropped") == ("remark", "Say why it is dropped.")
    assert refused(old, stage="mentioned") == ("remark", "It goes back a stage: say why.")
    assert refused(gone, stage="agreed") == ("remark", "It was dropped: say why it is taken up again.")
    assert refused(old, stage="running", reached_on=str(TODAY + timedelta(days=1)))[0] == "reached_on"
    assert refused(old, stage="agreed", reached_on="2021-03-04")[0] == "stage"
    move_promise(gone, by=SYSTEM, stage="agreed", remark="The new dean wants it")
    move_promise(old, by=SYSTEM, stage="done")
    assert set(Initiative.objects.values_list("title", "stage")) == {
        ("Summer school", "mentioned"), ("Summer school", "done"), ("Gone", "agreed"),
    }  # fmt: skip


def test_a_promise_that_somebody_else_moved_is_not_moved_over_it():
    row = promise("discussed")
    move_promise(row, by=SYSTEM, stage="proposed", stood="discussed")
    assert "it stands at “Proposed” now" in refused(row, stage="agreed", stood="discussed")[1]


def test_who_saves_an_old_version_is_told_so():
    row = promise("discussed")
    read_at = version_of(row)
    move_promise(row, by=SYSTEM, stage="proposed")
    with pytest.raises(Stale):
        revise(PromiseType, row, by=SYSTEM, version=read_at, title="Winter school")


def test_a_move_is_taken_back_and_the_only_stage_is_not():
    row = promise("discussed")
    reached = move_promise(row, by=SYSTEM, stage="proposed")
    take_back_stage(reached, by=SYSTEM)
    row.refresh_from_db()
    assert (row.stage, str(row.stage_on), story(row)) == ("discussed", "2021-03-04", [("discussed", "2021-03-04")])
    with pytest.raises(Refused):
        take_back_stage(row.stages.get(), by=SYSTEM)


def test_nobody_moves_a_foreign_promise():
    row = promise(organisations=[organisation("Other")])
    actor = Actor(user(role=Role.COORDINATOR, answers_for=(organisation("Mine"),)))
    with pytest.raises(Forbidden):
        move_promise(row, by=actor, stage="running")
    with pytest.raises(Forbidden):
        take_back_stage(row.stages.get(), by=actor)


@pytest.mark.concept(68, 40)
def test_a_company_stands_beside_the_university_with_its_role_and_its_interest():
    upm, talgo = organisation("Harbour University"), organisation("Boreal Turbines")
    rows = [{"organisation": talgo, "role": "industrial", "interest": "high"}]
    row = create(PromiseType, by=SYSTEM, title="Internships", organisations=[upm], parties=rows)
    assert set(row.parties.values_list("organisation__name", "role", "interest")) == {
        ("Harbour University", "partner", ""),
        ("Boreal Turbines", "industrial", "high"),
    }


@pytest.mark.concept(37)
def test_stages_of_the_past_are_added_and_the_promise_stands_at_the_latest():
    row = promise("agreed", "2021-03-04")
    rows = [{"id": row.stages.get().pk}, {"stage": "mentioned", "reached_on": "2019", "engagement": None, "remark": ""}]
    revise(PromiseType, row, by=SYSTEM, stages=rows)
    row.refresh_from_db()
    assert (story(row), row.stage, str(row.made_on)) == (
        [("mentioned", "2019"), ("agreed", "2021-03-04")], "agreed", "2019",
    )  # fmt: skip
    dropped = {"stage": "dropped", "reached_on": "2022", "engagement": None, "remark": ""}
    rows = [*({"id": stage.pk} for stage in row.stages.all()), dropped]
    with pytest.raises(Refused, match="Say why it was dropped"):
        revise(PromiseType, row, by=SYSTEM, stages=rows)


@pytest.mark.concept(37)
def test_when_the_activity_is_completed_or_dropped_its_promises_follow():
    kept, gone = promise(title="Kept"), promise(title="Gone")
    complete_activity(becomes_activity(kept, by=SYSTEM, reached_on="2022"), by=SYSTEM)
    drop_activity(becomes_activity(gone, by=SYSTEM, reached_on="2022"), by=SYSTEM)
    for row in (kept, gone):
        row.refresh_from_db()
    assert [(row.stage, row.stages.last().remark) for row in (kept, gone)] == [
        ("done", ""),
        ("dropped", "The activity was dropped."),
    ]
    assert "follows what it has become" in refused(kept, stage="running", remark="again")[1]


def test_who_completes_the_activity_keeps_a_promise_that_lies_out_of_their_reach():
    partner = organisation("Harbour University")
    row = promise(organisations=[organisation("Other")])
    made = becomes_activity(row, by=SYSTEM, reached_on="2022")
    made.parties.create(organisation=partner)
    complete_activity(made, by=Actor(user(role=Role.COORDINATOR, answers_for=(partner,))))
    row.refresh_from_db()
    assert row.stage == "done"


def test_taking_back_the_completion_takes_back_the_promise_too():
    row = promise()
    complete_activity(becomes_activity(row, by=SYSTEM, reached_on="2022"), by=SYSTEM)
    history.undo([Change.objects.get(reason="Activity completed")], by=SYSTEM, reason="Taken back")
    row.refresh_from_db()
    assert (row.stage, str(row.stage_on)) == ("running", "2022")


@pytest.mark.concept(34)
def test_a_promise_becomes_an_agreement_in_preparation_and_keeps_its_story():
    ours, partner = home(), organisation("Harbour University")
    met, text = log_engagement(by=SYSTEM, title="Visit", held_on="2021-03-04"), intake().text
    row = promise("discussed", organisations=[partner], engagement=met, activity_kind="mobility")
    cite(by=SYSTEM, subject=row, text=text, start=0, end=10)
    made = becomes_agreement(row, by=SYSTEM)
    row.refresh_from_db()
    assert (row.agreement, row.stage, row.stage_on.last) == (made, "agreed", TODAY)
    assert (made.title, made.kind, made.status, set(made.organisations.all())) == (
        "Summer school", "exchange", "draft", {ours, partner},
    )  # fmt: skip
    assert [(link.engagement, link.role) for link in made.engagement_links.all()] == [(met, "discussed")]
    assert Evidence.objects.filter(content_type__model="agreement", object_id=made.pk).count() == 1
    with pytest.raises(Refused, match="has become an agreement already"):
        becomes_agreement(row, by=SYSTEM)
    with pytest.raises(Refused, match="Say first with whom"):
        becomes_agreement(promise(), by=SYSTEM)


def test_its_promise_runs_while_the_agreement_is_in_force_and_is_done_when_it_has_run_out():
    row = promise(organisations=[organisation("Harbour University")])
    made = becomes_agreement(row, by=SYSTEM)
    stages = []
    for live in (
        lambda: correct(made, by=SYSTEM, status="active", reason="Signed long ago."),
        lambda: (revise(AgreementType, made, by=SYSTEM, ends_on=before(10)), expire(made, by=SYSTEM)),
    ):
        live()
        made.refresh_from_db()
        row.refresh_from_db()
        stages.append(row.stages.order_by("pk").last().stage)
    assert stages == ["running", "done"]


@pytest.mark.concept(41)
@pytest.mark.any_database
def test_a_promise_is_silent_after_the_days_of_its_stage():
    for stage, days in (("mentioned", 170), ("mentioned", 190), ("discussed", 80), ("discussed", 100), ("agreed", 70)):
        promise(stage, before(days), title=f"{stage} {days}")
    promise("done", before(900), title="done")
    becomes_activity(promise("agreed", before(900), title="kept"), by=SYSTEM)
    promise("mentioned", "", title="undated")
    assert silent() == {"mentioned 190", "discussed 100", "agreed 70"}
    soon = {row.title for row in Initiative.objects.filter(silent_soon())}
    assert soon == {"mentioned 170", "discussed 80"}


@pytest.mark.concept(41)
@pytest.mark.any_database
def test_a_meeting_an_action_done_or_a_note_breaks_the_silence():
    met, done, noted, quiet, planned = (
        promise("agreed", before(300), title=title) for title in ("Met", "Done", "Noted", "Quiet", "Planned")
    )
    held = log_engagement(by=SYSTEM, title="", held_on=before(5))
    AgendaItem.objects.create(engagement=held, initiative=met, title="The school")
    ahead = log_engagement(by=SYSTEM, title="", held_on=str(TODAY + timedelta(days=5)))
    AgendaItem.objects.create(engagement=ahead, initiative=planned, title="The school")
    complete_action(add_action(by=SYSTEM, title="Write", about=done), by=SYSTEM)
    add_action(by=SYSTEM, title="Call", about=quiet)
    add_note(by=SYSTEM, subject=noted, text="They called")
    assert silent() == {"Quiet", "Planned"}
    since = {row.title: (TODAY - row.silent_since).days for row in PromiseType.rows(user())}
    assert since == {"Met": 5, "Done": 0, "Noted": 0, "Quiet": 300, "Planned": 300}


def test_managers_set_the_limits_and_nobody_else():
    promise("agreed", before(70), title="Agreed")
    set_silence_limits({"agreed": 90}, by=Actor(user("mona", role=Role.MANAGER)))
    assert silent() == set()
    set_silence_limits({"agreed": None}, by=SYSTEM)
    assert silent() == set()
    with pytest.raises(Forbidden):
        set_silence_limits({"agreed": 1}, by=Actor(user("cora", role=Role.COORDINATOR)))


@pytest.mark.any_database
def test_the_reports_count_what_the_list_shows():
    ours, lake, park = home(), organisation("Lake University"), organisation("Harbour Park")
    unit = organisation("Office", parent=ours)
    first = promise("agreed", "2021", organisations=[lake, park], owner_unit=unit)
    becomes_activity(first, by=SYSTEM)
    second = promise("agreed", "2021-05", organisations=[lake], owner_unit=unit)
    advance(by=SYSTEM, initiative=second, stage="done", reached_on="2023")
    promise("dropped", "2021-06", organisations=[park])
    promise("mentioned", before(100), organisations=[lake])
    promise("mentioned", "", title="undated")
    rows = PromiseType.rows(user())
    told = figures(rows)
    assert (told.open, told.partners, told.year, told.made, told.kept, told.dropped) == (3, 2, 2021, 3, 1, 1)
    cohort = rows.filter(reports.made_in("2021"))
    by_partner = {row.label: row.counts for row in reports.by_partner(cohort, Organisation.objects.all())}
    assert by_partner["Lake University"] == {
        "made": 2, "open": 1, "kept": 1, "dropped": 0, "activity": 1, "agreement": 0,
    }  # fmt: skip
    assert [(row.label, row.counts["made"]) for row in reports.by_unit(cohort, Organisation.objects.all())] == [
        ("Office", 2),
        ("Northern Polytechnic", 1),
    ]
    ages = {row.key: row.counts for row in reports.ageing(rows)}
    assert (ages["mentioned"], ages["running"]) == ({"90-180": 1, "unknown": 1}, {"730": 1})


@pytest.mark.concept(84)
def test_an_introduction_has_two_sides_a_broker_and_an_outcome():
    ours, park, firm = home(), organisation("Harbour Park"), organisation("Boreal Turbines")
    made = introduce(by=SYSTEM, title="Turbines", first=ours, second=firm, made_by=park, introduced_on="2024")
    told = work_together(made, by=SYSTEM)
    assert (told.outcome, told.outcome_on.last) == ("together", TODAY)
    with pytest.raises(Refused, match="Nobody is introduced to themselves"):
        introduce(by=SYSTEM, title="Alone", first=park, second=park)


@pytest.mark.concept(87)
def test_a_partner_is_shown_what_we_offer_in_its_fields():
    light, power = (define_field(by=SYSTEM, name=name) for name in ("Light structures", "Power"))
    partner, unit = organisation("Harbour University"), organisation("Laboratory", parent=home())
    OrganisationField.objects.create(organisation=partner, field=light)
    for title, field in (("Printing of metal", light), ("Grid models", power)):
        create(OfferType, by=SYSTEM, title=title, kind="facility", owner_unit=unit, fields=[field])
    create(OfferType, by=SYSTEM, title="Secret", kind="idea", owner_unit=unit, fields=[light], visibility="restricted")
    reader = user(role=Role.VIEWER)
    assert [(line.title, line.detail) for line in offers_for(partner, reader)] == [
        ("Printing of metal", "laboratory or equipment · Laboratory")
    ]


@pytest.mark.concept(67)
def test_a_joint_topic_has_its_fields_and_a_lead_on_each_side(client):
    light = define_field(by=SYSTEM, name="Light structures")
    leads = {"owner": person("Kalikina", "Lana"), "counterpart": person("Herrero")}
    row = promise(activity_kind="project", fields=[light], organisations=[organisation("Harbour University")], **leads)
    assert owners_of(row) == "Lana Kalikina ↔ Herrero"
    client.force_login(user(role=Role.VIEWER))
    page = client.get(row.get_absolute_url()).content.decode()
    assert [name in page for name in ("Light structures", "Lana Kalikina", "Herrero", "Harbour University")] == [
        True
    ] * 4
