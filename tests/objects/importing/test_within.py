"""Rows of a file that refer to what other rows of it become, and to rows of their own."""

import pytest

from syndesis.activities.models import Activity
from syndesis.activities.objects import ActivityType
from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.objects.models import ImportQuestion
from tests.activities.factories import activity
from tests.directory.factories import organisation
from tests.objects.importing.runs import checked, counted, problems, written

pytestmark = [pytest.mark.django_db, pytest.mark.concept(128)]


def test_a_row_may_refer_to_another_wherever_it_stands_and_is_written_after_it():
    known = activity("Snow", kind="winter_school")
    text = "Title,Kind,Part of\nLesson,Other undertaking,Edition\nEdition,Winter school,Snow\nSnow,Winter school,Cold\n"
    text += "Cold,Strategic programme,\nLone,Project,Nowhere\n"

    run = checked(ActivityType, text)

    assert (counted(run), [each.text for each in ImportQuestion.objects.all()]) == (
        {"create": 3, "change": 1, "open": 1},
        ["Nowhere"],
    )
    assert ["Part of", "", "Edition (row 3)"] in run.lines.get(row=2).steps
    assert run.lines.get(row=4).steps == [["Part of", "", "Cold (row 5)"]]
    written(run, without_errors=True)
    made = {row.title: row for row in Activity.objects.all()}
    assert (made["Lesson"].parent, made["Edition"].parent) == (made["Edition"], known)
    assert made["Snow"].parent == made["Cold"]
    again = text.replace("Lone,Project,Nowhere\n", "")
    assert counted(checked(ActivityType, again)) == {"same": 4}


def test_a_row_that_refers_to_a_wrong_one_or_in_a_circle_is_wrong_too():
    text = "Title,Kind,Part of,Start,Tracks,Teams\nA,Project,,soon,,\nB,Project,A,,,\nC,Project,B,,,\n"
    text += "D,Project,E,,,\nE,Project,D,,,\nF,Marathon,,,Winds,Sails | Waves\n"

    run = checked(ActivityType, text)

    circle = "This row refers to others of the file, and these to each other in a circle."
    assert [(row, reason) for row, _column, _value, reason in problems(run)[1:]] == [
        (3, "This refers to row 2, which cannot be imported."),
        (4, "This refers to row 3, which cannot be imported."),
        (5, circle),
        (6, circle),
        (7, "“Waves” is none of the tracks of the record."),
    ]


def test_parties_that_are_said_in_rows_only_are_parties():
    organisation("Orchid"), organisation("Lotus")
    text = "Number,Parties,What each party is\nA-1,,Orchid | host; Lotus\nA-2,,\n"

    run = checked(AgreementType, text, C="parties")

    assert problems(run) == [(3, "Parties", "", "A new record needs this.")]
    written(run, without_errors=True)
    parties = Agreement.objects.get().parties.order_by("pk")
    assert [(str(party.organisation), party.role) for party in parties] == [("Orchid", "host"), ("Lotus", "party")]
