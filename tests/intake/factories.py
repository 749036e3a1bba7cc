"""A document with findings as a reading would leave them, for tests of what follows."""

from typing import Any

from syndesis.core.history import Actor, recording
from syndesis.core.services import keep_document
from syndesis.intake.models import Finding, FindingCategory, Intake, IntakeStatus

SYSTEM = Actor.system()
TEXT = (
    "Harbour University (HU) is a strategic partner of Northern Polytechnic. On 7 May 2025 Marta Oliveira, vice-rector"
    " of Harbour University, visited us. The universities signed a cooperation agreement in April 2015. They agreed to"
    " open a summer school. Harbour University has 11,400 students."
)


def intake(text: str = TEXT, published_on: str = "2025-05-09", **document: Any) -> Intake:
    with recording(SYSTEM, "Test"):
        kept = keep_document(
            by=SYSTEM,
            content=text.encode(),
            media_type="text/plain",
            file_name="news.txt",
            title="A visit",
            text=text,
            language="en",
            published_on=published_on,
            **document,
        )
        return Intake.objects.create(text=kept, status=IntakeStatus.READ)


def finding(case: Intake, key: str, category: str, words: str, confidence: float = 0.95, **data: Any) -> Finding:
    start = case.text.text.index(words)
    end = start + len(words)
    return Finding.objects.create(
        intake=case,
        key=key,
        category=category,
        position=case.findings.count(),
        data={"reasons": []} | data,
        spans=[[start, end]],
        start=start,
        end=end,
        confidence=confidence,
    )


def organisation(case: Intake, key: str, words: str, **data: Any) -> Finding:
    given = {
        "name": words,
        "kind": "university",
        "country": "",
        "acronym": "",
        "is_home": False,
        "candidates": [],
        "linked": False,
    }
    return finding(case, key, FindingCategory.ORGANISATION, words, **(given | data))


def candidate(source: str, key: str, name: str = "", ror: str = "") -> dict[str, Any]:
    return {
        "source": source,
        "key": key,
        "name": name,
        "kind": "university",
        "country": "",
        "city": "",
        "ror": ror,
        "score": 0.9,
        "reasons": [],
    }


def person(case: Intake, key: str, words: str, organisation: str, **data: Any) -> Finding:
    given = {"given_name": "Marta", "family_name": "Oliveira", "title": "", "role": "vice-rector", "role_span": None}
    return finding(case, key, FindingCategory.PERSON, words, **(given | {"organisation": organisation} | data))


def engagement(
    case: Intake, key: str, words: str, organisations: list[str], people: tuple[str, ...] = (), **data: Any
) -> Finding:
    given = {
        "kind": "visit",
        "date": "2025-05-07",
        "dates": [],
        "date_span": None,
        "no_later_than": "",
        "format": "in_person",
        "place": "",
        "direction": "inbound",
        "organisations": organisations,
        "people": list(people),
    }
    return finding(case, key, FindingCategory.ENGAGEMENT, words, **(given | data))


def agreement(case: Intake, key: str, words: str, parties: list[str], **data: Any) -> Finding:
    given = {"kind": "framework", "status": "signed", "date": "2015-04", "date_span": None, "parties": parties}
    return finding(case, key, FindingCategory.AGREEMENT, words, **(given | data))


def activity(case: Intake, key: str, words: str, organisations: list[str], **data: Any) -> Finding:
    given = {"kind": "summer_school", "status": "existing", "name": "", "organisations": organisations}
    return finding(case, key, FindingCategory.ACTIVITY, words, **(given | data))


def commitment(case: Intake, key: str, words: str, organisations: list[str], **data: Any) -> Finding:
    given = {
        "status": "agreed",
        "topic": "Summer school",
        "activity_kind": "summer_school",
        "organisations": organisations,
    }
    return finding(case, key, FindingCategory.COMMITMENT, words, **(given | data))


def figure(case: Intake, key: str, words: str, organisation: str, **data: Any) -> Finding:
    given = {"indicator": "students", "value": 11400.0, "organisation": organisation}
    return finding(case, key, FindingCategory.FIGURE, words, **(given | data))
