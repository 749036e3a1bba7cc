"""The settings of a run in which the toy type exists."""

from syndesis.config.settings import *  # noqa: F403
from syndesis.config.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.toy.apps.ToyConfig"]
DATABASES["default"] |= {"TEST": {"NAME": "test_toy"}}
