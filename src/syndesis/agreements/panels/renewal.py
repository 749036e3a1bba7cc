"""What comes after an agreement, as its page tells: by when it must be decided, and what was decided."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements.choices import IN_FORCE, AgreementStatus
from syndesis.agreements.models import Agreement
from syndesis.agreements.queries.reminders import undecided
from syndesis.agreements.wording.deciding import decide_by, left, tone
from syndesis.agreements.wording.ending import if_nobody_acts
from syndesis.core.models import User
from syndesis.objects import Line


def renewal(agreement: Agreement, _reader: User) -> list[Line]:
    """The way to the renewal pack and the decision, then each decision taken."""
    today, lines = timezone.localdate(), []
    url = reverse("web:agreement_renewal", args=[agreement.pk])
    reviews = list(agreement.reviews.exclude(decided_at=None).select_related("decided_by"))
    if undecided().filter(pk=agreement.pk).exists():
        told = if_nobody_acts(agreement)
        late = left(agreement, today)
        lines.append(Line(decide_by(agreement), url, told, end=late, tone=tone(agreement, today), icon="clock"))
    elif not reviews and agreement.status in (*IN_FORCE, AgreementStatus.EXPIRED):
        lines.append(Line(_("What came of it, and what comes after it"), url, icon="clock"))
    for review in reviews:
        assert review.decided_at is not None  # only decided ones were asked for
        day = date_format(timezone.localtime(review.decided_at), "DATE_FORMAT")
        decided = str(review.get_decision_display())
        lines.append(Line(decided, url, detail=str(review.decided_by or ""), end=day, icon="check"))
    return lines
