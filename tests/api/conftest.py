"""What the tests of the API share."""

import pytest
from django.core.cache import cache

from syndesis.core.models import Role
from tests.api.calls import Api
from tests.directory.factories import user


@pytest.fixture(autouse=True)
def no_haste(settings) -> None:
    """Tests ask faster than anybody may."""
    settings.API_RATE = 10**9
    cache.clear()


@pytest.fixture
def ada() -> Api:
    """An administrator's token, for everything."""
    return Api(user("ada", role=Role.ADMINISTRATOR))
