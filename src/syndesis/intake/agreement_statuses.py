"""What a text says of the state of an agreement, and which status on record that is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import AgreementStatus


class AgreementRead(models.TextChoices):
    """As read: a text tells less than a record keeps."""

    PROPOSED = "proposed", _("Proposed")
    PLANNED = "planned", _("In preparation")
    SIGNED = "signed", _("Signed")
    EXPIRED = "expired", _("Expired")
    TERMINATED = "terminated", _("Terminated")


ON_RECORD: dict[str, AgreementStatus] = {
    AgreementRead.PROPOSED: AgreementStatus.DRAFT,
    AgreementRead.PLANNED: AgreementStatus.DRAFT,
    AgreementRead.SIGNED: AgreementStatus.ACTIVE,
    AgreementRead.EXPIRED: AgreementStatus.EXPIRED,
    AgreementRead.TERMINATED: AgreementStatus.TERMINATED,
}
