"""The index of names kept beside the data: built from the catalogue when first asked for, and again when stale."""

import hashlib
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Count, Max

from syndesis.catalogue import queries
from syndesis.catalogue.matching.building import build
from syndesis.catalogue.matching.index import NameIndex
from syndesis.catalogue.matching.matcher import Matcher
from syndesis.catalogue.matching.weights import learnt
from syndesis.catalogue.matching.words import HERE
from syndesis.catalogue.models import CatalogueOrganisation

COLUMNS = """
ror names country country_name city status types relationships identifiers wikipedia
""".split()
MADE_BY = ("words.toml", "words.py", "building.py", "layout.py", "store.py")
"""Files of this package that decide what the index holds."""


class NoCatalogue(Exception):
    """There are no organisations to match with: the catalogue has not been loaded."""


def matcher(tell: Callable[[], None] = lambda: None) -> Matcher:
    """The matcher of the catalogue as it is now; `tell` is called before an index is built, which takes some seconds.

    Raises NoCatalogue.
    """
    return Matcher(names(tell), learnt())


def names(tell: Callable[[], None] = lambda: None) -> NameIndex:
    """The index of names of the catalogue as it is now. Raises NoCatalogue."""
    key, path = _key(), _path()
    try:
        return _opened(path, key)
    except (OSError, ValueError):
        tell()
    rows = CatalogueOrganisation.objects.order_by("pk").values(*COLUMNS).iterator(chunk_size=2000)
    build(path, key, rows)
    return _opened(path, key)


@lru_cache(maxsize=1)
def _opened(path: Path, key: str) -> NameIndex:
    """Raises OSError or ValueError where no index of this key lies there."""
    return NameIndex(path, key)


def _path() -> Path:
    """Of its own for each database, since one folder of data may serve several."""
    name = f"{connection.vendor} {connection.settings_dict['HOST']} {connection.settings_dict['NAME']}"
    return Path(settings.DATA) / "matching" / f"{hashlib.blake2b(name.encode(), digest_size=6).hexdigest()}.index"


def _key() -> str:
    """Changes with each load of the catalogue and with each version of the code that reads it."""
    held = CatalogueOrganisation.objects.aggregate(all=Count("pk"), last=Max("pk"))
    if not held["all"]:
        raise NoCatalogue
    code = hashlib.blake2b(sys.byteorder.encode(), digest_size=8)
    for name in MADE_BY:
        code.update((HERE / name).read_bytes())
    return f"{queries.version()} {held['all']} {held['last']} {code.hexdigest()}"
