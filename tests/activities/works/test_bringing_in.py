"""From a file of works to publications: who is linked, what is known already, what is asked, and all of it undone."""

import io
import json

import pytest
import zstandard

from syndesis.activities.models import Affiliation, Author, Publication, PublicationsApart
from syndesis.activities.services.publications import register_publication
from syndesis.activities.works import jobs, runs
from syndesis.core.history import Actor, recording
from syndesis.core.models import HistoryEvent
from syndesis.core.services import Refused
from syndesis.directory.erasing import erase_person
from syndesis.directory.models import OrganisationIdentifier, PersonIdentifier
from syndesis.directory.objects import OrganisationType
from syndesis.directory.services import attest_position
from syndesis.objects import services as kit
from syndesis.objects.importing import services as imports
from syndesis.objects.models import Import
from tests.activities.works.files import answered, authorship, checked, work, written
from tests.directory.factories import SYSTEM, organisation, person, user
from tests.objects.importing.runs import fresh, problems, taken_back, verdicts

pytestmark = [pytest.mark.django_db, pytest.mark.concept(100)]
ROR = "02gjn4306"


@pytest.fixture
def harbour():
    return organisation("Harbour University", country="CN", identifiers=[("ror", ROR)])


def test_a_file_becomes_publications_with_partners_and_people_who_are_on_record(harbour):
    li, ann = person("Wei", "Li"), person("Lee", "Ann")
    attest_position(by=SYSTEM, person=li, organisation=harbour, title="Professor", on="2020")
    PersonIdentifier.objects.create(person=ann, scheme="orcid", value="0000-0002-1825-0097")
    namesake = person("Nowak", "Jan")
    attest_position(by=SYSTEM, person=namesake, organisation=organisation("Elsewhere"), title="Reader", on="2020")
    writers = [
        authorship("Wei Li", "Harbour University", ROR),
        authorship("A. Lee", "Dock Laboratories", orcid="https://orcid.org/0000-0002-1825-0097"),
        authorship("Jan Nowak", "Harbour University", ROR),
    ]

    run = checked(work(authorships=writers), work(2, title="Without anybody", authorships=[]))

    assert verdicts(run) == ["create", "create"]
    assert problems(run) == [(1, "Organisation", "Dock Laboratories", "On no record: kept as text.")]
    assert run.counts["unlinked"] == [["Dock Laboratories", 1]]
    assert Publication.objects.count() == 0
    assert written(run).state == "done"
    row = Publication.objects.get(doi="10.5555/work.1")
    assert [each.organisation for each in row.affiliations.all()] == [harbour]
    assert list(row.authors.values_list("position", "name", "orcid", "affiliation", "person")) == [
        (1, "Wei Li", "", "", li.pk),
        (2, "A. Lee", "0000-0002-1825-0097", "Dock Laboratories", ann.pk),
        (3, "Jan Nowak", "", "", None),
    ]


def test_a_name_does_for_a_ror_id_that_is_on_no_record_unless_it_bears_another(harbour):
    bare = organisation("Dock Laboratories")
    of_others = [
        authorship("Wei Li", "Dock Laboratories", "0081fs513"),
        authorship("A. Lee", "Harbour University", "01v4e7289"),
    ]

    run = written(checked(work(authorships=of_others)))

    assert run.counts["unlinked"] == [["Harbour University", 1]]
    assert [each.organisation for each in Publication.objects.get().affiliations.all()] == [bare]


def test_a_ror_id_given_as_its_address_is_kept_as_the_id():
    kit.create(
        OrganisationType,
        by=SYSTEM,
        name="Harbour University",
        kind="university",
        identifiers=[{"scheme": "ror", "value": f"https://ror.org/{ROR}"}],
    )
    assert OrganisationIdentifier.objects.get().value == ROR


def test_a_file_brought_in_again_changes_nothing_and_a_later_one_adds_what_is_new(harbour):
    written(checked(work(cited_by_count=3), work(2, doi=None)))
    again = checked(work(cited_by_count=3), work(2, doi=None))
    assert verdicts(again) == ["same", "same"]
    with pytest.raises(Refused, match="nothing to import"):
        runs.accept(again, by=Actor.system())

    dock = organisation("Dock Laboratories")
    later = work(
        cited_by_count=5,
        language="en",
        title="Another title of the same",
        authorships=[authorship("Li Wei", "Harbour University", ROR), authorship("New One", "Dock Laboratories")],
    )
    run = written(checked(later))

    row = Publication.objects.get(doi="10.5555/work.1")
    assert verdicts(run) == ["change"]
    assert (row.title, row.citations, row.language) == ("On the ice of the northern sea, part 1", 5, "en")
    assert {each.organisation for each in row.affiliations.all()} == {harbour, dock}
    assert [each.name for each in row.authors.all()] == ["Li Wei"]


def test_a_whole_import_is_undone_as_one_deed(harbour):
    kept = register_publication(by=SYSTEM, title="On the ice of the northern sea, part 1", doi="10.5555/work.1")
    run = written(checked(work(), work(2), work(3)))
    assert (Publication.objects.count(), Affiliation.objects.count()) == (3, 3)

    assert taken_back(run).state == "taken_back"

    assert list(Publication.objects.values_list("pk", "year")) == [(kept.pk, None)]
    assert (Affiliation.objects.count(), Author.objects.count()) == (0, 0)


def test_what_looks_alike_is_asked_and_joined_or_kept_apart(harbour):
    title = "On the ice of the northern sea"
    preprint = register_publication(by=SYSTEM, title=title, year=2020, doi="10.5555/preprint", kind="preprint")
    run = checked(work(title=f"{title}!"), work(2, title=title, publication_year=2019))
    assert verdicts(run) == ["open", "open"]

    run = answered(run, line_1=f"join:{preprint.pk}", line_2="apart")
    assert verdicts(run) == ["change", "create"]
    written(run)

    preprint.refresh_from_db()
    other = Publication.objects.get(doi="10.5555/work.2")
    assert (preprint.doi, preprint.openalex) == ("10.5555/preprint", "W1")
    assert [each.organisation for each in preprint.affiliations.all()] == [harbour]
    assert list(PublicationsApart.objects.values_list("first", "second")) == [(preprint.pk, other.pk)]
    again = checked(work(title=f"{title}!"), work(2, title=title, publication_year=2019))
    assert verdicts(again) == ["same", "same"]
    assert Publication.objects.filter(archived_at=None).count() == 2


def test_two_works_of_one_file_that_are_one_record_both_lead_to_it_by_their_dois(harbour):
    title = "On the ice of the northern sea"
    row = register_publication(by=SYSTEM, title=title, year=2021)
    both = [work(number, title=title, cited_by_count=number) for number in (1, 2)]
    join = f"join:{row.pk}"

    run = answered(checked(*both), line_1=join, line_2=join)

    steps = [[step[0] for step in line.steps] for line in run.lines.order_by("row")]
    assert (verdicts(run), [("Authors" in each, "Also known by the DOI" in each) for each in steps]) == (
        ["change", "change"], [(True, False), (False, True)],
    )  # fmt: skip
    written(run)
    row.refresh_from_db()
    assert (row.doi, row.openalex, row.citations, row.authors.count()) == ("10.5555/work.1", "W1", 2, 1)
    assert [(other.doi, other.openalex) for other in row.merged.all()] == [("10.5555/work.2", "W2")]
    assert verdicts(checked(both[1])) == ["same"]

    plain = register_publication(
        by=SYSTEM, title="Another of the sea and its ice", year=2021, authors=[{"name": "Li Wei"}]
    )
    run = checked(*(work(number, title=plain.title) for number in (3, 4)))
    assert (verdicts(run), run.lines.get(row=2).data["alike"]) == (["change", "open"], [plain.pk])


def test_a_work_that_stands_twice_in_a_file_is_one(harbour):
    run = checked(work(), work(2, doi="https://doi.org/10.5555/WORK.1"), work(3, title=""))
    assert verdicts(run) == ["create", "same", "wrong"]
    assert [problem[3] for problem in problems(run)] == [
        "Stands in the file before, as number 1.",
        "The work has no title.",
    ]


def test_a_damaged_file_is_refused_with_its_place_and_nothing_is_kept():
    with pytest.raises(Refused, match=r"works\.bib is damaged in the entry that begins at line 2"):
        runs.begin(by=Actor.system(), content=b"\n@article{a, title={x", file_name="works.bib")
    assert (Import.objects.count(), Publication.objects.count()) == (0, 0)


def test_who_answers_for_a_partner_brings_in_its_works_only_and_learns_of_no_restricted_one(harbour):
    secret = organisation("Quiet Institute", visibility="restricted", identifiers=[("ror", "03yrm5c26")])
    hidden = register_publication(by=SYSTEM, title="Hidden work of somebody else", doi="10.5555/work.3")
    Publication.objects.filter(pk=hidden.pk).update(visibility="restricted")
    by = Actor(user("cora", role="coordinator", answers_for=(harbour,)))
    far = [authorship("Ann Lee", "Quiet Institute", "03yrm5c26")]

    run = checked(work(), work(2, authorships=far), work(3), by=by)

    assert verdicts(run) == ["create", "wrong", "wrong"]
    assert problems(run) == [
        (2, "", "", "You answer for none of the organisations for which it was written."),
        (2, "Organisation", "Quiet Institute", "On no record: kept as text."),
        (3, "DOI", "10.5555/work.3", "It is on record, but not for your eyes."),
    ]
    assert written(run, by=by).state == "done"
    assert [each.organisation for each in Affiliation.objects.all()] == [harbour]
    assert secret.affiliations.count() == 0
    with pytest.raises(Refused, match="Your role does not allow"):
        runs.begin(by=Actor(user("vera", role="viewer")), content=b"[]", file_name="x.json")


def test_nothing_is_written_where_others_have_changed_a_record_meanwhile(harbour):
    row = register_publication(by=SYSTEM, title="Whatever", doi="10.5555/work.1")
    run = checked(work(), work(2))
    kit.revise(imports.kind_named("publications"), row, by=SYSTEM, year=2001)

    run = written(run)

    assert (run.state, Publication.objects.count()) == ("checked", 1)
    assert run.error == "Nothing was imported, since others have changed these meanwhile: Whatever. Check again."
    runs.check_again(run, by=Actor.system())
    jobs.check(run.pk)
    assert written(fresh(run)).state == "done"
    assert Publication.objects.get(pk=row.pk).year == 2001


@pytest.mark.full
def test_real_works_of_openalex_come_in_whole_and_once(shared):
    path = shared / "data" / "openalex" / "works.jsonl.zst"
    with path.open("rb") as file:
        text = io.BytesIO(zstandard.ZstdDecompressor().stream_reader(file).read()).getvalue().decode()
    records = {each["id"]: each for each in map(json.loads, text.strip().split("\n"))}
    partner = organisation("University of Oxford", country="GB", identifiers=[("ror", "052gg0110")])
    said = {
        key
        for key, each in records.items()
        if any(i.get("ror") == "https://ror.org/052gg0110" for a in each["authorships"] for i in a["institutions"])
    }

    run = written(checked(text, name="works.jsonl"))

    assert run.counts["wrong"] == sum(not each["title"] for each in records.values()) == 2
    assert run.counts["create"] + run.counts.get("same", 0) == len(records) - 2 == 338
    written_for = Publication.objects.filter(organisations=partner)
    assert {f"https://openalex.org/{number}" for number in written_for.values_list("openalex", flat=True)} == said
    again = checked(text, name="works.jsonl")
    assert {name: again.counts.get(name, 0) for name in ("create", "change", "open")} == dict.fromkeys(
        ("create", "change", "open"), 0
    )


def test_who_is_erased_is_named_by_no_work_nor_by_an_orcid_that_only_works_know(harbour):
    ann, namesake = person("Quincewood", "Ann"), person("Quincewood", "Zed")
    for who, value in ((ann, "0000-0002-1825-0097"), (namesake, "0000-0001-5109-3700")):
        PersonIdentifier.objects.create(person=who, scheme="orcid", value=value)
    said = [("Ann Quincewood", "0000-0002-1825-0097"), ("Zed Quincewood", "0000-0001-5109-3700")]
    written(checked(work(authorships=[authorship(name, "Harbour University", ROR, orcid) for name, orcid in said])))
    row = register_publication(by=SYSTEM, title="Of others", authors=[
        {"name": "A. Quincewood", "orcid": "0000-0003-1415-9269", "person": ann},
        {"name": "Quincewood Ann", "orcid": "0000-0002-7183-4567"},
        {"name": "Li Wei", "orcid": "0000-0001-2345-6789"},
    ])  # fmt: skip
    linked = row.authors.get(person=ann)
    with recording(SYSTEM, "ORCID corrected"):
        linked.orcid = "0000-0002-9079-593X"
        linked.save()

    erase_person(ann, by=Actor(user("ada", role="administrator")))

    assert [author.person for author in Author.objects.exclude(person=None).order_by("pk")] == [ann, namesake, ann]
    assert [orcid for orcid in Author.objects.order_by("pk").values_list("orcid", flat=True) if "0" in orcid] == [
        "0000-0001-5109-3700",
        "0000-0001-2345-6789",
    ]
    known = str(list(HistoryEvent.objects.values_list("old", flat=True))) + str(list(Author.objects.values()))
    assert [part for part in ("Ann", "1825", "1415", "7183", "9079") if part in known] == []
