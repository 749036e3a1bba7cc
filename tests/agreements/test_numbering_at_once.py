"""Two who register agreements at the very same moment: no number is given twice, and neither is refused."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from syndesis.agreements.models import Agreement, ReferenceCounter
from syndesis.agreements.services import register_agreements
from syndesis.agreements.services.numbering import set_pattern
from syndesis.core.history import Actor
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def test_two_who_number_at_once_get_each_number_once_in_whatever_order_they_ask():
    set_pattern("{kind}-{number}", by=Actor(user("ada", role="administrator")))
    park = organisation("Park")
    for number in (2, 3):
        Agreement.objects.create(title="Typed", kind="memorandum", reference=f"MOU-{number}")
    start, wrong = Barrier(2), []

    def register(kinds: list[str]) -> None:
        try:
            for _round in range(ROUNDS):
                start.wait(timeout=30)
                rows = [{"title": kind, "kind": kind, "organisations": [park], "status": "draft"} for kind in kinds]
                register_agreements(rows, by=SYSTEM)
        except Exception as error:  # noqa: BLE001 -- told by the test, whatever it is
            wrong.append(error)
            start.abort()
        finally:
            connection.close()

    orders = (["memorandum", "exchange", "memorandum"], ["exchange", "memorandum", "memorandum"])
    threads = [Thread(target=register, args=(kinds,)) for kinds in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    given = sorted(
        Agreement.objects.filter(title="memorandum").values_list("reference", flat=True), key=lambda r: int(r[4:])
    )
    assert given == [f"MOU-{number}" for number in (1, *range(4, 4 * ROUNDS + 3))]
    exchanges = set(Agreement.objects.filter(kind="exchange").values_list("reference", flat=True))
    assert exchanges == {f"EX-{number}" for number in range(1, 2 * ROUNDS + 1)}
    assert {row.scope: row.last for row in ReferenceCounter.objects.all()} == {
        "MOU-#": 4 * ROUNDS + 2,
        "EX-#": 2 * ROUNDS,
    }
