"""The word index of the catalogue, and how it is kept: beside the table, after each migration."""

from typing import Any

from syndesis.catalogue.models import CatalogueOrganisation
from syndesis.core.search import schema
from syndesis.core.search.word_index import Index

names = Index("catalogue", CatalogueOrganisation)


def create(using: str, **_: Any) -> None:
    """Receives `post_migrate`."""
    schema.create_for(CatalogueOrganisation, using)
