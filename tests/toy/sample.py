"""How a row of the toy type comes to be."""

from typing import Any

from syndesis.directory.models import Organisation
from syndesis.objects.services import create
from tests.directory.factories import SYSTEM
from tests.toy.models import Souvenir
from tests.toy.objects import SouvenirType


def souvenir(name: str, **fields: Any) -> tuple[Souvenir, Organisation]:
    from tests.objects.samples import day, university

    giver = university()
    return create(SouvenirType, by=SYSTEM, name=name, giver=giver, given_on=day(), **fields), giver
