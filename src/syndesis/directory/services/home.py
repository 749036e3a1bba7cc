"""Settling which organisation is our own institution."""

from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import OrganisationKind
from syndesis.directory.models import Organisation
from syndesis.directory.queries import by_name
from syndesis.directory.services.catalogued import register_from_catalogue
from syndesis.directory.services.organisations import register_organisation


def settle_home(*, by: Actor, ror: str = "", name: str = "", organisation: Organisation | None = None) -> Organisation:
    """Our own institution: this one of the record, else the catalogue's with this ROR id, else a university of this
    name. Raises Refused where another is our own already, for what hangs on it."""
    ours = Organisation.objects.filter(is_home=True).first()
    with recording(by, "Home institution settled"):
        if organisation is None:
            organisation = register_from_catalogue(by=by, ror=ror, parent=None) if ror else by_name(name).first()
        if ours is not None and ours != organisation:
            raise Refused(_("%(organisation)s is our own institution already.") % {"organisation": ours})
        if organisation is None:
            organisation = register_organisation(by=by, name=name, kind=OrganisationKind.UNIVERSITY)
        organisation.is_home = True
        organisation.save(update_fields=["is_home"])
        policies.organisations.check(by.user, organisation)
    return organisation
