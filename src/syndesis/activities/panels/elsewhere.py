"""What the pages of partners, networks, agreements and objectives show of activities."""

from django.db.models import Exists, OuterRef, Q

from syndesis.activities.models import Activity, ActivityParty
from syndesis.activities.panels.lines import activity_lines
from syndesis.agreements.models import Agreement
from syndesis.core.models import User
from syndesis.directory.models import Network, Objective, Organisation
from syndesis.directory.reach import below
from syndesis.objects import Line


def of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """The activities in which an organisation or a part of it takes part."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    party = ActivityParty.objects.filter(activity=OuterRef("pk"), organisation__in=whole)
    return activity_lines(Activity.objects.filter(Exists(party)), reader, besides=organisation)


def of_network(network: Network, reader: User) -> list[Line]:
    """What runs inside a network: named so, or with the network as a party."""
    whole = Organisation.objects.filter(below([network.organisation.path])).values("pk")
    party = ActivityParty.objects.filter(activity=OuterRef("pk"), organisation__in=whole)
    rows = Activity.objects.filter(Q(network=network) | Exists(party))
    return activity_lines(rows, reader, besides=network.organisation)


def under_agreement(agreement: Agreement, reader: User) -> list[Line]:
    return activity_lines(Activity.objects.filter(agreement=agreement), reader)


def serving(objective: Objective, reader: User) -> list[Line]:
    """The activities that serve a strategic objective."""
    return activity_lines(Activity.objects.filter(serves__objective=objective), reader)
