"""Twenty thousand agreements with their parties from a spreadsheet: previewed, then written with their whole history;
and once more with another last day, which changes each of them.

The floor writes the same rows without a look at them: no permission, no preview, two bulk inserts.
"""

import csv
import io
from collections.abc import Iterator
from functools import cached_property

from django.db import transaction

from bench.measuring import Operation
from bench.operations import Sites
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.objects import AgreementType
from syndesis.core.history import Actor
from syndesis.core.models import Source
from syndesis.directory.models import Organisation
from syndesis.objects.importing import services, work
from syndesis.objects.models import Import, ImportState

ROWS = 20_000
PREVIEW, WRITE = 30_000.0, 9_000.0
FEW = 1000
"""Partners of a database that is only there to see that measuring works: it gets a twentieth of the rows."""


def operations(sites: Sites) -> Iterator[Operation]:
    spreadsheet = Spreadsheet()
    many = f"{spreadsheet.number:,} agreements"
    yield Operation(
        f"{many} from a spreadsheet: preview",
        ours=spreadsheet.preview,
        most=PREVIEW,
        writes=True,
        rounds=1,
        warm=0,
    )
    yield Operation(
        f"{many} from a spreadsheet: written",
        ours=spreadsheet.write,
        floor=spreadsheet.insert,
        most=WRITE,
        writes=True,
        rounds=1,
        warm=0,
    )
    again = Spreadsheet(until=2040)
    for step, ours in (("preview", again.preview), ("written", again.write)):
        yield Operation(f"the same with another end: {step}", ours=ours, writes=True, rounds=1, warm=0)


class Spreadsheet:
    def __init__(self, until: int = 2030) -> None:
        self.until = until
        rows = Organisation.objects.filter(partnership__isnull=False, archived_at=None).order_by("pk")
        self.partners = [row for row in rows if row.name.strip()][:2000]
        self.number = ROWS if rows.count() > FEW else ROWS // 20
        self.by = Actor(source=Source.IMPORT)

    @cached_property
    def run(self) -> Import:
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(["Number", "Title", "Kind", "Partner", "Unit", "Date of signing", "Valid until"])
        for number in range(self.number):
            first, second = self._parties(number)
            day = f"{number % 28 + 1:02}.{number % 12 + 1:02}.{2000 + number % 25}"
            keys = [f"I-{number}", f"Agreement imported to measure by, {number}", "exchange"]
            writer.writerow([*keys, f"{first.name}|{second.name}", "", day, self.until + number % 5])
        run = services.begin(AgreementType, by=self.by, content=text.getvalue().encode(), file_name="agreements.csv")
        return services.choose_columns(run, by=self.by, mapping=run.choices["mapping"])

    def _parties(self, number: int) -> tuple[Organisation, Organisation]:
        among = len(self.partners)
        return self.partners[number % among], self.partners[(number * 7 + 1) % among]

    def preview(self) -> None:
        work.check(self.run.pk)
        self.run.refresh_from_db()

    def write(self) -> None:
        if self.run.state == ImportState.CHECKED:
            services.accept(self.run, by=self.by, without_errors=True)
        work.write(self.run.pk)

    @transaction.atomic
    def insert(self) -> None:
        made = Agreement.objects.bulk_create(
            [Agreement(title=f"Agreement {n}", kind="exchange", signed_on="2011") for n in range(self.number)]
        )
        AgreementParty.objects.bulk_create(
            AgreementParty(agreement=agreement, organisation=each)
            for number, agreement in enumerate(made)
            for each in {party.pk: party for party in self._parties(number)}.values()
        )
