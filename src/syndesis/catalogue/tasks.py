"""The background jobs of the catalogue."""

from django_tasks import task

from syndesis.catalogue import services
from syndesis.catalogue.dump import DumpError
from syndesis.catalogue.models import CatalogueLoad


@task()
def load_catalogue(path: str, run_id: int) -> None:
    """Loads the dump at `path`; `run_id` is the `CatalogueLoad` that shows how far it is. Delivered twice, works once.

    A file that is at fault is no failure of the job, for another attempt would find the same: the load says what is
    wrong.
    """
    load = CatalogueLoad.objects.filter(pk=run_id).first()
    if load is None or (load.finished_at and not load.error):
        return
    try:
        services.run_load(load, path)
    except DumpError:
        return


def enqueue_load(path: str) -> CatalogueLoad:
    """Has the dump loaded in the background and returns the record to watch."""
    load = services.begin_load(path)
    load_catalogue.enqueue(path, load.pk)
    return load
