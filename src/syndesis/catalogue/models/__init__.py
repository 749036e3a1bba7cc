"""Tables of the catalogue: the world's organisations, and the loading of them."""

from syndesis.catalogue.models.loads import CatalogueLoad
from syndesis.catalogue.models.organisations import CatalogueOrganisation

__all__ = ["CatalogueLoad", "CatalogueOrganisation"]
