"""Django application of `syndesis.directory`."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "syndesis.directory"
