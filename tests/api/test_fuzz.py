"""Everything that the description of the API allows, and much that it does not, asked by schemathesis with an
administrator's token: no call ends in a fault of ours, and every answer is one of those described."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode, checks

from syndesis.config.wsgi import application
from syndesis.core.models import Role
from tests.api.calls import Api
from tests.directory.factories import home, user
from tests.intake import factories
from tests.objects.samples import SAMPLES

pytestmark = pytest.mark.django_db
FEW, MANY = 4, 100
"""Examples of each call: always, and with --full."""
EXISTING = 12
"""Keys up to this are tried more often than others, since some of them are of records that there are."""
KEPT = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]


def description() -> Any:
    from syndesis.api.documentation import JSON, described

    made = json.loads(described("en", JSON))
    _offer_existing_keys(made)
    loaded = schemathesis.openapi.from_dict(made)
    loaded.app = application
    return loaded


def _offer_existing_keys(part: Any) -> None:
    if isinstance(part, dict):
        if part.get("format") == "int64":
            part["anyOf"] = [{"maximum": EXISTING}, {"minimum": 1}]
        for each in list(part.values()):
            _offer_existing_keys(each)
    elif isinstance(part, list):
        for each in part:
            _offer_existing_keys(each)


OPERATIONS = [found.ok() for found in description().get_all_operations()]


@pytest.fixture(scope="module")
def token(django_db_setup: None, django_db_blocker: Any) -> Iterator[Api]:
    """Of an administrator, in a record with one of everything; for all calls together, since that takes a while."""
    # As Django's own client for tests does: what a server does around a request would end the transaction.
    both = (request_started, request_finished)
    for signal in both:
        signal.disconnect(close_old_connections)
    with django_db_blocker.unblock(), transaction.atomic():
        yield _everything()
        transaction.set_rollback(True)
    for signal in both:
        signal.connect(close_old_connections)


def _everything() -> Api:
    home()
    for sample in SAMPLES:
        sample.make("Harbour")
    case = factories.intake()
    factories.organisation(case, "o1", "Harbour University")
    return Api(user("ada", role=Role.ADMINISTRATOR), "write")


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.label)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
def test_no_call_ends_in_a_fault_of_ours(operation, mode, token, request):
    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=MANY if request.config.getoption("--full") else FEW,
        derandomize=not request.config.getoption("--full"),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def asked(case: Any) -> None:
        response = case.call(headers={"Authorization": f"Bearer {token.secret}"})
        case.validate_response(response, checks=KEPT)

    try:
        asked()
    except Unsatisfiable:
        assert mode == GenerationMode.NEGATIVE  # nothing can be wrong about a call that takes nothing
