"""Reading a text: from its words to organisations, people, meetings, agreements and promises."""

from collections.abc import Iterator
from itertools import cycle
from random import Random

from bench.invented.documents import texts
from bench.measuring import Operation
from bench.operations import Sites
from syndesis.directory.models import Organisation
from syndesis.intake import gazetteers
from syndesis.intake.reading import read

TEXTS = 24


def operations(_sites: Sites) -> Iterator[Operation]:
    """The gazetteer of all names is built at the first reading of a process, and whenever a name changes."""
    luck = Random(1)  # noqa: S311  (nothing secret)
    names = Organisation.objects.filter(partnership__isnull=False).order_by("pk").values_list("name", flat=True)
    written = [next(texts(luck, name))[1] for name in names[:TEXTS]]
    turn = cycle(written)

    def one() -> object:
        return read(next(turn), gazetteers.of_database(), learnt=gazetteers.learnt())

    def anew() -> object:
        gazetteers._known_to_us.cache_clear()
        return gazetteers.of_database()

    length = sum(map(len, written)) // max(1, len(written))
    yield Operation(f"reading a text of {length} characters", ours=one, rounds=4 * TEXTS, warm=TEXTS)
    yield Operation("knowing all names anew, before a reading", ours=anew, rounds=5, warm=1)
