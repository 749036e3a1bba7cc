"""Names for agreements, of which many bear none of their own."""

from django.utils.translation import gettext as _

from syndesis.agreements.choices import AgreementKind
from syndesis.agreements.models import Agreement
from syndesis.core.labels import label_of
from syndesis.directory.models import Organisation
from syndesis.directory.wording import others, together
from syndesis.lib.partial_dates import PartialDate


def agreement_title(agreement: Agreement, besides: Organisation | None = None) -> str:
    """Its title; else its kind and the other parties. Needs parties and their organisations prefetched."""
    if agreement.title:
        return agreement.title
    kind = label_of(AgreementKind, agreement.kind)
    names = others((party.organisation for party in agreement.parties.all()), besides)
    return _("%(kind)s with %(names)s") % {"kind": kind, "names": together(names)} if names else kind


def end_of(agreement: Agreement) -> PartialDate | None:
    """Its end as it stands, as exactly as it is known: what its own text says, where nothing has changed that."""
    if agreement.runs_until is None:
        return None
    own = agreement.ends_on
    return own if own and own.last == agreement.runs_until else PartialDate.of(agreement.runs_until)
