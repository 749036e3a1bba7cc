"""The renewal of an agreement in Chromium: no barrier, wherever one looks at it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from syndesis.agreements.models import ExpectedOutcome
from syndesis.agreements.services import register_agreement
from syndesis.agreements.services.renewal import open_review
from tests.directory.factories import SYSTEM
from tests.insight.briefings.busy import busy, fill
from tests.web.browsing import LOOKS_BY_DAY, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "scheme"), LOOKS_BY_DAY)
def test_the_pages_have_no_barriers(page, live_server, width, scheme):
    case = busy()
    fill(case, "Open")
    row = register_agreement(
        by=SYSTEM, title="Exchange of students", kind="exchange", status="active", signed_on="2020-01-01",
        organisations=[case.partner], ends_on=str(timezone.localdate() + timedelta(days=20)),
    )  # fmt: skip
    ExpectedOutcome.objects.create(agreement=row, text="Students a year", target=10, realised=2, by_year=2024)
    open_review(row, by=SYSTEM)
    sign_in(page, live_server)
    look_at(page, width, scheme)
    for path in (f"/agreements/{row.pk}/renewal/", "/settings/reminders/exchange/"):
        page.goto(f"{live_server.url}{path}")
        assert (path, troubles(page)) == (path, [])
