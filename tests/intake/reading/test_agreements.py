"""Agreements in texts."""

import pytest

from syndesis.intake.reading import Gazetteer, Reading, read


def agreements(reading: Reading) -> list[tuple[str, str, str, list[str]]]:
    """Kind, status, date and parties of each."""
    names = {o.key: o.name for o in reading.organisations}
    return [(a.kind, a.status, a.date, sorted(names[p] for p in a.parties)) for a in reading.agreements]


BOTH = ["Northern Polytechnic University", "Uppsala University"]


@pytest.mark.parametrize(
    ("text", "agreement"),
    [
        (
            "NPU and Uppsala University signed a cooperation agreement in April 2011.",
            ("framework", "signed", "2011-04"),
        ),
        (
            "A memorandum of understanding between NPU and Uppsala University was signed on 3 May 2019.",
            ("framework", "signed", "2019-05-03"),
        ),
        ("NPU and Uppsala University signed a student exchange agreement in 2018.", ("exchange", "signed", "2018")),
        ("NPU and Uppsala University will sign a letter of intent soon.", ("framework", "planned", "")),
        ("NPU and Uppsala University won a grant for the research programme in 2012.", ("grant", "signed", "2012")),
        ("NPU подписал соглашение с Uppsala University в апреле 2011 года.", ("framework", "signed", "2011-04")),
        ("NPU firmó un convenio marco con Uppsala University en abril de 2011.", ("framework", "signed", "2011-04")),
    ],
)  # fmt: skip
def test_an_agreement_is_read(text: str, agreement: tuple[str, str, str], ours: Gazetteer):
    assert agreements(read(text, ours)) == [(*agreement, BOTH)]


def test_the_evidence_is_the_clause_that_says_so(ours: Gazetteer):
    text = "In 2021 the partners will celebrate: NPU and Uppsala University signed their first agreement in April 2011."
    (agreement,) = read(text, ours).agreements

    assert (agreement.evidence.of(text), agreement.date) == (
        "NPU and Uppsala University signed their first agreement in April 2011.",
        "2011-04",
    )


def test_the_memorandum_told_again_is_the_same(ours: Gazetteer):
    text = (
        "NPU and Uppsala University have signed a Memorandum of Understanding. The MoU was signed by both rectors in"
        " Madrid on 3 May 2019."
    )

    assert agreements(read(text, ours)) == [("framework", "signed", "2019-05-03", BOTH)]


def test_agreements_with_several_make_one_each(ours: Gazetteer):
    text = "NPU signed agreements with Uppsala University and Tsinghua University in 2018."

    assert [parties for *_, parties in agreements(read(text, ours))] == [
        BOTH,
        ["Northern Polytechnic University", "Tsinghua University"],
    ]


def test_talk_of_agreement_is_no_agreement(ours: Gazetteer):
    assert agreements(read("NPU agreed with Uppsala University that all is well.", ours)) == []


def test_two_agreements_of_one_sentence_are_two(world: Gazetteer):
    text = "Uppsala University and Tsinghua University signed a memorandum and a student exchange agreement."

    found = [(a.kind, a.status) for a in read(text, world).agreements]

    assert sorted(found) == [("exchange", "signed"), ("framework", "signed")]


def test_what_the_parties_are_ready_to_sign_is_planned(world: Gazetteer):
    text = "Uppsala University and Tsinghua University declared their readiness to sign an agreement."

    assert [a.status for a in read(text, world).agreements] == ["planned"]


def test_pairs_between_semicolons_are_an_agreement_each(world: Gazetteer):
    text = (
        "The day closed with the signature of two agreements. These are between Uppsala University and Tsinghua"
        " University; Nelson University and the Universitat de Girona."
    )

    assert agreements(read(text, world)) == [
        ("framework", "signed", "", ["Tsinghua University", "Uppsala University"]),
        ("framework", "signed", "", ["Nelson University", "Universitat de Girona"]),
    ]


def test_partners_listed_in_the_next_sentence_have_an_agreement_each(ours: Gazetteer):
    text = (
        "In 2018 NPU signed several agreements with universities abroad. Among them are Uppsala University,"
        " Tsinghua University and Nelson University."
    )

    assert agreements(read(text, ours)) == [
        ("framework", "signed", "2018", sorted(["Northern Polytechnic University", other]))
        for other in ("Uppsala University", "Tsinghua University", "Nelson University")
    ]
