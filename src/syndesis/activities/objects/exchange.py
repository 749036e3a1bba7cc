"""What the list of partners says of the balance of exchange."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities.queries.exchange import balance_with
from syndesis.agreements.wording.balance import balance_of_partner
from syndesis.directory.objects import PartnerType
from syndesis.objects import Col, extend

extend(
    PartnerType,
    annotations={"exchange_balance": balance_with},
    columns=[
        Col(balance_of_partner, _("Exchange balance"), name="exchange_balance", sort="exchange_balance", hidden=True)
    ],
)
