"""Files of works for tests, and their way to publications."""

import json
from typing import Any

from syndesis.activities.works import jobs, runs
from syndesis.core.history import Actor
from syndesis.core.models import Source
from syndesis.objects.models import Import
from tests.objects.importing.runs import fresh

BY = Actor(source=Source.IMPORT)


def work(number: int = 1, **fields: Any) -> dict[str, Any]:
    """One in the shape of OpenAlex, by one author of a university."""
    return {
        "id": f"https://openalex.org/W{number}",
        "doi": f"https://doi.org/10.5555/Work.{number}",
        "title": f"On the ice of the northern sea, part {number}",
        "publication_year": 2021,
        "type": "article",
        "authorships": [authorship("Li Wei", "Harbour University", ror="02gjn4306")],
    } | fields


def authorship(name: str, employer: str = "", ror: str = "", orcid: str = "") -> dict[str, Any]:
    institution = {"display_name": employer, "ror": f"https://ror.org/{ror}" if ror else None}
    return {
        "author": {"display_name": name, "orcid": orcid or None},
        "institutions": [institution] if employer else [],
    }


def checked(*works: dict[str, Any] | str, by: Actor = BY, name: str = "works.json") -> Import:
    """As far as the preview."""
    text = works[0] if isinstance(works[0], str) else json.dumps({"results": works})
    run = runs.begin(by=by, content=text.encode(), file_name=name)
    jobs.check(run.pk)
    return fresh(run)


def answered(run: Import, by: Actor = BY, **answers: str) -> Import:
    runs.answer(run, by=by, answers={key.removeprefix("line_"): value for key, value in answers.items()})
    jobs.check(run.pk)
    return fresh(run)


def written(run: Import, by: Actor = BY) -> Import:
    runs.accept(run, by=by)
    jobs.write(run.pk)
    return fresh(run)
