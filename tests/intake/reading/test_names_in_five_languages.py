"""Names of people and bodies in the manners of five languages: cases, characters, brackets, acronyms of the house."""

import pytest

from syndesis.intake.reading import Gazetteer, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Делегацию Томского политехнического университета во главе с ректором Виталием Сергеевичем Орловским "
                "встретил проректор Антон Павлович Белов. Подарок был принят директором Ириной Смирновой."
            ),
            ["Виталий Сергеевич Орловский", "Антон Павлович Белов", "Ирина Смирнова"],
        ),
        (
            "10月19日,清华大学校长王大中会见了来访的客人,潘炜女士和张敏宽组长陪同。",
            ["王大中", "潘炜", "张敏宽"],
        ),
        (
            (
                "La rectora de la Universitat de Girona (UdG), Elena Martí Roca, y el rector de la Universidad "
                "Politécnica de Madrid (UPM), Juan Soto Gil, firmaron un convenio."
            ),
            ["Elena Martí Roca", "Juan Soto Gil"],
        ),
        (
            (
                "The president of Uppsala University, Dr Lindqvist, met Wei Na, Vice Dean of the College of Design, "
                "and professor Omar Haddad, Rector of Tsinghua University."
            ),
            ["Lindqvist", "Na Wei", "Omar Haddad"],
        ),
    ],
)
def test_people_are_named_in_the_nominative_whatever_the_manner(world: Gazetteer, text: str, expected: list[str]):
    assert [p.name for p in read(text, world).people] == expected


def test_an_office_beside_the_name_outdoes_an_academic_title(world: Gazetteer):
    found = read("The guests met professor Omar Haddad, Rector of Tsinghua University (China).", world).people

    assert [(p.role, p.organisation) for p in found] == [("Rector", "o1")]


def test_the_second_rector_of_a_text_belongs_to_the_other_university(world: Gazetteer):
    text = "Uppsala University welcomed Tsinghua University. Rector Anna Lind spoke. Then Rector Eva Ask spoke too."

    found = read(text, world)

    names = {o.key: o.name for o in found.organisations}
    assert [names[p.organisation] for p in found.people if p.role == "Rector"] == [
        "Uppsala University",
        "Tsinghua University",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rector of NVSU, Prof. Ivan Hill, came. NVSU hosted the guests.", ["NVSU"]),
        ("The NVSU form was sent by post.", []),
        ("The 10th Uppsala University Presidents Forum is over.", []),
        ("Am Treffen nahm das Akademische Auslandsamt der Universität teil.", []),
        ("В форуме участвуют 16 вузов России и 20 университетов Кубы.", []),
        ("来访的有兽医学院院长和生命科学院院长,还有北京电影学院的代表。", ["北京电影学院"]),
        ("Acudió la Secretaría de Investigación de la Universitat de Girona.", ["Universitat de Girona"]),
    ],
)
def test_a_body_is_told_from_parts_plurals_and_occasions(world: Gazetteer, text: str, expected: list[str]):
    assert [o.name for o in read(text, world).organisations] == expected


def test_links_below_a_page_tell_nothing(world: Gazetteer):
    prose = "Uppsala University received guests of Tsinghua University and showed them its halls and gardens. " * 4
    links = "EXPLORE\nAcademics\nNelson University\nFaculties\nLibrary\nContact us"

    assert [o.name for o in read(f"Guests\n\n{prose}\n{links}", world).organisations] == [
        "Uppsala University",
        "Tsinghua University",
    ]
