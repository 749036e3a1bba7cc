"""What the pages of partners and people show of agreements."""

from django.db.models import Exists, OuterRef

from syndesis.agreements.models import AgreementParty, Signatory
from syndesis.agreements.panels.lines import lines, seen
from syndesis.core.models import User
from syndesis.directory.models import Organisation, Person
from syndesis.directory.reach import below
from syndesis.objects import Line


def of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """The agreements to which an organisation or a part of it is a party."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    party = AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation__in=whole)
    return lines(seen(reader).filter(Exists(party)), besides=organisation)


def signed_by(person: Person, reader: User) -> list[Line]:
    """The agreements that a person signed."""
    signature = Signatory.objects.filter(agreement=OuterRef("pk"), person=person)
    return lines(seen(reader).filter(Exists(signature)))
