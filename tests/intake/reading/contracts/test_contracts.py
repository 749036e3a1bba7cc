"""The texts of agreements, invented, in five languages and several manners: what is read of each."""

from pathlib import Path
from typing import Any

import pytest

from syndesis.intake.reading import Gazetteer, Reading, read
from syndesis.intake.reading.contracts.found import ContractFound
from syndesis.intake.reading.contracts.russian import as_called

TEXTS = Path(__file__).parent / "texts"
NPU, UPPSALA, TSINGHUA = "Northern Polytechnic University", "Uppsala University", "Tsinghua University"


def contract_of(reading: Reading) -> ContractFound:
    (found,) = reading.agreements
    assert isinstance(found, ContractFound)
    return found


def told(name: str, ours: Gazetteer) -> dict[str, Any]:
    """What was read of a text, in short."""
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    reading = read(text, ours)
    found = contract_of(reading)
    names = {each.key: each.name for each in reading.organisations}
    people = {each.key: each for each in reading.people}
    return {
        "title": found.title,
        "kind": found.kind,
        "parties": [names[key] for key in found.parties],
        "signed": found.date,
        "from": found.starts_on,
        "until": found.ends_on or found.runs_until,
        "renewal": (found.renewal, found.renewal_months),
        "notice": (found.notice, found.notice_unit),
        "languages": [each.language for each in found.languages],
        "clauses": {each.kind: each.where for each in found.clauses},
        "signatories": [
            (people[each.person].given_name, people[each.person].family_name, each.position)
            for each in sorted(found.signatories, key=lambda each: found.parties.index(each.organisation))
        ],
    }


EXPECTED = {
    "en_articles": {
        "title": "Framework agreement on academic cooperation",
        "kind": "framework",
        "parties": [NPU, UPPSALA],
        "signed": "2024-06-14",
        "from": "2024-09-01",
        "until": "2029-08-31",
        "renewal": ("automatic", 24),
        "notice": (6, "months"),
        "languages": ["en", "sv"],
        "clauses": {
            "property": "Article 3",
            "confidentiality": "Article 4",
            "data": "Article 5",
            "termination": "Article 6",
            "law": "Article 7",
        },
        "signatories": [("Ingrid", "Solheim", "Rector"), ("Lars", "Ekman", "Vice-Chancellor")],
    },
    "en_letter": {
        "title": "Letter of agreement on student exchange",
        "kind": "exchange",
        "parties": [NPU, TSINGHUA],
        "signed": "2023-03-03",
        "from": "2023-08-01",
        "until": "2026-07-31",
        "renewal": ("agreed", 36),
        "notice": (90, "days"),
        "languages": [],
        "clauses": {},
        "signatories": [
            ("Astrid", "Lund", "Director of International Relations"),
            ("Wang", "Lihua", "Vice President"),
        ],
    },
    "en_prose": {
        "title": "Non-disclosure agreement",
        "kind": "nondisclosure",
        "parties": [NPU, "Brackwater Instruments Ltd"],
        "signed": "2025-01-20",
        "from": "2025-01-20",
        "until": "",
        "renewal": ("", None),
        "notice": (1, "months"),
        "languages": [],
        "clauses": {"confidentiality": "", "law": ""},
        "signatories": [("Ingrid", "Solheim", "Rector"), ("Thomas", "Hale", "Managing Director")],
    },
    "es_articles": {
        "title": "Convenio específico de doble titulación",
        "kind": "double_degree",
        "parties": ["Universidad Politécnica de Madrid", NPU],
        "signed": "2022-05-09",
        "from": "2022-05-09",
        "until": "2026-05-08",
        "renewal": ("automatic", 12),
        "notice": (3, "months"),
        "languages": ["es", "en"],
        "clauses": {"data": "Segunda", "confidentiality": "Tercera", "law": "Quinta"},
        "signatories": [("Julián", "Cortés Vega", "Rector"), ("Ingrid", "Solheim", "Rectora")],
    },
    "ru_articles": {
        "title": "Меморандум о взаимопонимании",
        "kind": "memorandum",
        "parties": ["Томский политехнический университет", "Северный политехнический университет"],
        "signed": "2021-02-12",
        "from": "2021-02-12",
        "until": "2024-02-11",
        "renewal": ("automatic", 12),
        "notice": (60, "days"),
        "languages": ["ru", "en"],
        "clauses": {"property": "2", "confidentiality": "3", "law": "5"},
        "signatories": [
            ("Андрей Викторович", "Соколов", "Ректор"),
            ("Мария Олеговна", "Лебедева", "Проректор"),
        ],
    },
    "de_table": {
        "title": "Kooperationsvereinbarung über gemeinsame Promotionen",
        "kind": "joint_doctorate",
        "parties": [NPU, "Tomsk Polytechnic University"],
        "signed": "2025-09-02",
        "from": "2025-10-01",
        "until": "2028-09-30",
        "renewal": ("agreed", None),
        "notice": (3, "months"),
        "languages": ["de", "en"],
        "clauses": {"confidentiality": "§ 2", "data": "§ 3", "termination": "§ 4", "law": "§ 5"},
        "signatories": [("Ingrid", "Solheim", "Rektorin"), ("Andrej", "Sokolow", "Rektor")],
    },
    "zh_articles": {
        "title": "学生交流协议",
        "kind": "exchange",
        "parties": ["清华大学", NPU],
        "signed": "2023-06-15",
        "from": "2023-09-01",
        "until": "2028-08-31",
        "renewal": ("automatic", 12),
        "notice": (3, "months"),
        "languages": ["zh-hans", "en"],
        "clauses": {"confidentiality": "第二条", "property": "第三条", "termination": "第五条", "law": "第六条"},
        "signatories": [("明", "李", "校长"), ("Ingrid", "Solheim", "校长")],
    },
}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_agreement_is_read_from_its_own_text(name: str, ours: Gazetteer):
    assert told(name, ours) == EXPECTED[name]


def test_each_fact_is_cited_by_the_words_that_state_it(ours: Gazetteer):
    text = (TEXTS / "en_articles.txt").read_text(encoding="utf-8")
    found = contract_of(read(text, ours))
    spans = [found.date_span, found.term_months_span, found.renewal_span, found.notice_span, found.clauses[0].span]

    assert [span.of(text) for span in spans if span] == [
        "14 June 2024",
        "This Agreement enters into force on 1 September 2024 and remains valid for five (5) years.",
        "It shall be renewed automatically for successive periods of two years, unless a Party objects.",
        "Either Party may end it by giving six months' written notice to the other.",
        "Results that are obtained jointly belong to both Parties in equal shares.",
    ]
    assert (found.mentions == sorted(found.mentions), set(spans) <= set(found.mentions)) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "NPU and Uppsala University signed a cooperation agreement in April 2011. It enters into force in May.",
        "Minutes of the meeting\n1. Agreement with Uppsala University\n2. Exchange\n3. Notice period\nNPU signs it.",
        "",
    ],
)
def test_a_text_that_only_tells_of_agreements_is_none(text: str, ours: Gazetteer):
    assert [type(each) for each in read(text, ours).agreements if isinstance(each, ContractFound)] == []


def test_what_is_handed_in_as_an_agreement_needs_less_to_be_one(ours: Gazetteer):
    text = "Memorandum of NPU and Uppsala University\nBoth shall exchange books for ten years."

    assert contract_of(read(text, ours, is_agreement=True)).kind == "memorandum"


def test_russian_names_are_told_as_one_is_called():
    declined = [
        ("Андрея Викторовича", "Соколова"),
        ("Марии Олеговны", "Лебедевой"),
        ("Ольги Ильиничны", "Вяземской"),
        ("Игоря Львовича", "Беляева"),
        ("John", "Smith"),
    ]

    assert [as_called(*names) for names in declined] == [
        ("Андрей Викторович", "Соколов"),
        ("Мария Олеговна", "Лебедева"),
        ("Ольга Ильинична", "Вяземская"),
        ("Игорь Львович", "Беляев"),
        None,
    ]
