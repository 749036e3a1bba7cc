"""Names for agreements, of which many bear none of their own."""

from django.utils.translation import gettext as _

from syndesis.agreements.choices import AgreementKind
from syndesis.agreements.models import Agreement
from syndesis.core.labels import label_of
from syndesis.directory.models import Organisation
from syndesis.directory.wording import others, together


def agreement_title(agreement: Agreement, besides: Organisation | None = None) -> str:
    """Its title; else its kind and the other parties. Needs parties and their organisations prefetched."""
    if agreement.title:
        return agreement.title
    kind = label_of(AgreementKind, agreement.kind)
    names = others((party.organisation for party in agreement.parties.all()), besides)
    return _("%(kind)s with %(names)s") % {"kind": kind, "names": together(names)} if names else kind
