"""Django application of the toy type."""

from pathlib import Path

from django.apps import AppConfig


class ToyConfig(AppConfig):
    name = "tests.toy"
    path = str(Path(__file__).parent)
