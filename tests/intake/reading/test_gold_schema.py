"""A reading in the schema of annotated texts."""

from syndesis.intake.reading import Gazetteer, read
from syndesis.intake.reading.gold_schema import to_gold


def test_a_reading_is_printed_with_names_for_keys_and_verbatim_quotations(ours: Gazetteer):
    text = (
        "A pact\n\nDate: 2019-05-04\n\nNPU and Uppsala University signed a cooperation agreement on 3 May 2019. NPU has"
        " 40 partners."
    )

    assert to_gold(read(text, ours), "pact.txt") == {
        "file": "pact.txt",
        "lang": "en",
        "title": "A pact",
        "published": "2019-05-04",
        "organisations": [
            {
                "name": "Northern Polytechnic University",
                "surface": ["NPU"],
                "kind": "university",
                "country": "NO",
                "ror": "https://ror.org/0ournorth",
            },
            {
                "name": "Uppsala University",
                "surface": ["Uppsala University"],
                "kind": "university",
                "country": "SE",
                "ror": "https://ror.org/0uppsala0",
            },
        ],
        "people": [],
        "engagements": [
            {
                "kind": "ceremony",
                "date": "2019-05-03",
                "format": "in_person",
                "place": None,
                "organisations": ["Northern Polytechnic University", "Uppsala University"],
                "evidence": "NPU and Uppsala University signed a cooperation agreement on 3 May 2019.",
            }
        ],
        "agreements": [
            {
                "kind": "framework",
                "status": "signed",
                "date": "2019-05-03",
                "parties": ["Northern Polytechnic University", "Uppsala University"],
                "evidence": "NPU and Uppsala University signed a cooperation agreement on 3 May 2019.",
            }
        ],
        "activities": [],
        "commitments": [],
        "figures": [{"indicator": "partners", "value": 40, "evidence": "NPU has 40 partners."}],
    }
