"""What of documents somebody leaves behind: those that they handed in and nobody has reviewed to the end."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import User
from syndesis.directory.leaving.groups import Giving, Group, register_group, with_title
from syndesis.intake.models import Decision, Finding, Intake


def documents(user: User) -> Iterable[Intake]:
    undecided = Finding.objects.filter(intake=OuterRef("pk"), decision=Decision.OPEN)
    rows = Intake.objects.filter(Exists(undecided), handed_in_by=user)
    return rows.select_related("text__document").defer("text__text").order_by("pk")


def _give(rows: Sequence[Intake], giving: Giving) -> None:
    """Restricted documents are seen by who handed them in: from now on by the successor."""
    Intake.objects.filter(pk__in=[row.pk for row in rows]).update(handed_in_by=giving.to)


register_group(Group("documents", _("Documents to review"), documents, with_title, _give))
