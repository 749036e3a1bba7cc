"""What the page of an agreement shows of its renewal."""

from django.utils.translation import gettext_lazy as _

from syndesis.agreements.objects.agreements import AgreementType
from syndesis.agreements.panels.renewal import renewal
from syndesis.objects import Panel, extend

extend(AgreementType, panels=[Panel("renewal", _("Renewal"), renewal)])
