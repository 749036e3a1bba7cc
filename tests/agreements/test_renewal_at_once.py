"""Two jobs that remind, and two people who decide, at the very same moment."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from syndesis.agreements.models import Agreement, AgreementReminder
from syndesis.agreements.services import register_agreement
from syndesis.agreements.services.reminders import remind
from syndesis.agreements.services.renewal import decide
from syndesis.core.services import Refused
from tests.directory.factories import SYSTEM, organisation

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(deed: Callable[[], Any]) -> list[Any]:
    start, answers = Barrier(2), []

    def run() -> None:
        start.wait()
        try:
            answers.append(deed())
        except Refused as refusal:
            answers.append(refusal.field)
        finally:
            connection.close()

    threads = [Thread(target=run) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_what_is_done_at_once_is_done_once():
    today = timezone.localdate()
    park = organisation("Harbour Park")
    facts = {"status": "active", "signed_on": "2020-01-01", "ends_on": str(today + timedelta(days=20))}
    rows = [register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], **facts) for _each in range(9)]
    assert len(at_once(lambda: remind(today, by=SYSTEM))) == 2
    assert AgreementReminder.objects.count() == 9
    answers = at_once(lambda: decide(rows[0], by=SYSTEM, decision="renew", reason="Went well").decision)
    assert (sorted(answers), Agreement.objects.filter(base=rows[0]).count()) == (["decision", "renew"], 1)
