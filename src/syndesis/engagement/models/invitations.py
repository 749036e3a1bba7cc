"""Invitations: whom we ask to an event or into an activity, and what they answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.activities.models import Activity
from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited
from syndesis.directory.models import Organisation, Person
from syndesis.engagement.choices import InvitationStatus, ParticipantRole
from syndesis.engagement.models.engagements import Engagement


class Invitation(Audited):
    """An organisation or a person is asked to an engagement, or into an activity, as what, and answers."""

    engagement = models.ForeignKey(
        Engagement, models.CASCADE, null=True, blank=True, related_name="invitations", verbose_name=_("to")
    )
    activity = models.ForeignKey(
        Activity, models.CASCADE, null=True, blank=True, related_name="invitations", verbose_name=_("into")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="invitations", verbose_name=_("organisation")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="invitations", verbose_name=_("person")
    )
    role = models.CharField(_("as"), max_length=12, choices=ParticipantRole, default=ParticipantRole.GUEST)
    status = models.CharField(_("reply"), max_length=12, choices=InvitationStatus, default=InvitationStatus.PLANNED)
    invited_on = PartialDateField(_("invited"))
    replied_on = PartialDateField(_("replied"))
    places = models.PositiveSmallIntegerField(_("how many come"), null=True, blank=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="invited_to_one_thing",
                condition=models.Q(engagement__isnull=False, activity=None)
                | models.Q(engagement=None, activity__isnull=False),
            ),
            models.CheckConstraint(
                name="somebody_is_invited",
                condition=models.Q(organisation__isnull=False) | models.Q(person__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["engagement", "organisation"],
                condition=models.Q(person=None, engagement__isnull=False),
                name="organisation_invited_once",
            ),
            models.UniqueConstraint(
                fields=["engagement", "person"],
                condition=models.Q(engagement__isnull=False),
                name="person_invited_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation)
