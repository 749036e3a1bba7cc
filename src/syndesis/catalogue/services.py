"""The deeds of the catalogue: loading a dump, with a record of how far it is and what came of it."""

from pathlib import Path

from django.utils import timezone

from syndesis.catalogue import dump, loader
from syndesis.catalogue.models import CatalogueLoad


def begin_load(path: str | Path) -> CatalogueLoad:
    """The record of a load that is to run soon."""
    return CatalogueLoad.objects.create(path=str(path)[-500:], release=dump.release(path))


def run_load(load: CatalogueLoad, path: str | Path, progress: loader.Progress | None = None) -> loader.Loaded:
    """Loads the dump and writes down how far it is. Raises `DumpError` where the file is at fault.

    Running it again, after a crash too, leads to the same catalogue.
    """
    rows = CatalogueLoad.objects.filter(pk=load.pk)
    rows.update(started_at=timezone.now(), finished_at=None, error="", done=0)

    def report(done: int, total: int) -> None:
        rows.update(done=done, total=total)
        if progress:
            progress(done, total)

    try:
        loaded = loader.load(path, report)
    except dump.DumpError as error:
        rows.update(finished_at=timezone.now(), error=str(error))
        raise
    except Exception as error:
        rows.update(finished_at=timezone.now(), error=f"{type(error).__name__}: {error}")
        raise
    rows.update(
        finished_at=timezone.now(),
        added=loaded.added,
        changed=loaded.changed,
        vanished=loaded.vanished,
        skipped=loaded.skipped,
    )
    return loaded
