"""What people and other systems may write of an activity beside its own fields: details by kind, and rows."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities import kinds
from syndesis.objects import Rows

DETAILS = [
    Rows(
        "programme", "level", "award", "pipeline", "languages", "credits", "months", "intake_on", "url",
        title=_("The programme"), only={"kind": kinds.WITH_LEVELS},
    ),
    Rows(
        "school", "type", "edition", "languages", "credits", "fee", "currency",
        title=_("The school"), only={"kind": kinds.SCHOOLS},
    ),
    Rows(
        "project", "type", "acronym", "value", "currency", "readiness_from", "readiness_to",
        title=_("The project"), only={"kind": kinds.PROJECTS},
    ),
    Rows(
        "centre", "type", "founded_with", "unit", "head", "equipment",
        title=_("The centre or laboratory"), only={"kind": kinds.CENTRES},
    ),
    Rows(
        "startup", "stage", "market", "company", "park", "resident_since",
        title=_("The startup"), only={"kind": kinds.STARTUPS},
    ),
]  # fmt: skip
PARTIES = Rows("parties", "organisation", "role", title=_("Parties that are more than partners"), part=_("party"))
ROWS = [
    Rows("people", "person", "role", "organisation", "starts_on", "ends_on", title=_("People"), part=_("person")),
    Rows(
        "components", "kind", "text",
        title=_("Scientific and educational components"), part=_("component"), only={"kind": kinds.CENTRES},
    ),
    Rows("modules", "title", "owner", "teacher", "credits", only={"kind": kinds.WITH_MODULES}),
    Rows("tracks", "title", "organisation", "mentor", only={"kind": kinds.MARATHONS}),
    Rows("teams", "name", "track", "organisation", "members", "place", "result", only={"kind": kinds.MARATHONS}),
    Rows(
        "cohorts", "year", "organisation", "country", "applied", "began", "finished",
        title=_("Participants by year"), only={"kind": kinds.WITH_COHORTS},
    ),
    Rows(
        "accelerated", "startup", "year", "result",
        title=_("Startups"), part=_("startup"), only={"kind": kinds.ACCELERATORS},
    ),
    Rows("themes", "text", "set_by", title=_("Themes and who set them")),
    Rows("development_goals", "goal"),
    Rows("contributions", "organisation", "person", "kind", "what", "amount", "currency", "given_on"),
    Rows("results", "kind", "text", "number", "reached_on", "url"),
]  # fmt: skip
