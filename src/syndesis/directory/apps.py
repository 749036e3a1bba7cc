"""Django application of `syndesis.directory`."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "syndesis.directory"

    def ready(self) -> None:
        from syndesis.core.history.context import at_the_end_of_deeds
        from syndesis.directory import policies, references, search  # noqa: F401 -- reach, fields and entries register
        from syndesis.directory.leaving import own  # noqa: F401 -- what is left behind registers
        from syndesis.directory.merging.following import follow_merges

        at_the_end_of_deeds.insert(0, follow_merges)  # before the search indexes what was written
