"""What the tests of the API share. Models are imported when Django is ready, which it is not where pytest is told to
begin in this folder."""

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

if TYPE_CHECKING:
    from tests.api.calls import Api


@pytest.fixture(autouse=True)
def no_haste(settings) -> None:
    """Tests ask faster than anybody may."""
    settings.API_RATE = 10**9
    cache.clear()


@pytest.fixture
def ada() -> "Api":
    """An administrator's token, for everything."""
    from syndesis.core.models import Role
    from tests.api.calls import Api
    from tests.directory.factories import user

    return Api(user("ada", role=Role.ADMINISTRATOR))
