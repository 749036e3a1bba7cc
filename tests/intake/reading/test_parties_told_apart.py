"""Who is a party and who is only named beside one: networks of members, people in short, ceremonies of long ago."""

from syndesis.intake.reading import Gazetteer, KnownName, KnownOrganisation, read

HOUSES = Gazetteer(
    KnownOrganisation(source="record", key=key, names=(KnownName(text=name),), city=city, country="HR", kind=kind)
    for key, name, city, kind in (
        ("alvor", "University of Alvor", "Alvor", "university"),
        ("brenta", "Brenta University", "Brenta", "university"),
        ("coro", "Coro Technical University", "Coro", "university"),
        ("blue", "Blue Coast Network", "Alvor", "association"),
    )
)
TEXT = """The University of Alvor travels

20 May 2024

The University of Alvor sent a delegation, led by Prof. Mara Lind Borg. The University of Alvor opened a laboratory \
at a ceremony on 3 June 2019 with Brenta University.

And at Coro Technical University, a member of the Blue Coast Network, Prof. Mara Lind exchanged the documents of a \
memorandum of understanding with the Rector, Prof. Ivo Kos.
"""


def test_what_a_party_is_a_member_of_is_no_party():
    reading = read(TEXT, HOUSES)

    names = {o.key: o.name for o in reading.organisations}
    (agreement,) = reading.agreements
    assert sorted(names[key] for key in agreement.parties) == ["Coro Technical University", "University of Alvor"]


def test_a_ceremony_of_years_ago_does_not_date_a_signing():
    (agreement,) = read(TEXT, HOUSES).agreements

    assert agreement.date == ""


def test_a_person_told_by_a_shorter_name_is_the_same():
    assert [p.name for p in read(TEXT, HOUSES).people] == ["Mara Lind Borg", "Ivo Kos"]


def test_an_item_that_begins_with_a_house_tells_of_its_people():
    text = (
        "Four days in Coro\n\n20 May 2024\n\nThe University of Alvor sent a delegation to Coro. "
        "The University of Alvor went from house to house:\n\n"
        "• Coro Technical University. The Rector, Dr. Ivo Kos, received the visitors.\n\n"
        "• Brenta University (BU): with Ana Kolar, Executive Director, the delegation spoke of laboratories.\n"
    )

    reading = read(text, HOUSES)

    names = {o.key: o.name for o in reading.organisations}
    assert [(p.name, names[p.organisation]) for p in reading.people] == [
        ("Ivo Kos", "Coro Technical University"),
        ("Ana Kolar", "Brenta University"),
    ]


def test_an_office_told_at_a_house_is_of_that_house():
    text = (
        "The University of Alvor travels\n\n20 May 2024\n\nThe University of Alvor sent Prof. Mara Lind abroad. And at "
        "Coro Technical University, Prof. Mara Lind met the Director, Dr. Ivo Kos.\n"
    )

    reading = read(text, HOUSES)

    names = {o.key: o.name for o in reading.organisations}
    assert [names[p.organisation] for p in reading.people] == ["University of Alvor", "Coro Technical University"]
