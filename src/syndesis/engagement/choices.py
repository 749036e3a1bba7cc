"""The vocabularies of meetings and promises."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EngagementKind(models.TextChoices):
    MEETING = "meeting", _("Meeting")
    SERIES = "series", _("Series of meetings")
    VISIT = "visit", _("Visit")
    ONLINE_MEETING = "online_meeting", _("Online meeting")
    SUMMIT = "summit", _("Summit")
    FORUM = "forum", _("Forum")
    CONFERENCE = "conference", _("Conference")
    WORKSHOP = "workshop", _("Workshop")
    LECTURE = "lecture", _("Lecture")
    CEREMONY = "ceremony", _("Ceremony")
    SCHOOL = "school", _("School")
    EXHIBITION = "exhibition", _("Exhibition")
    OTHER = "other", _("Other occasion")


class Format(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("in person and online")


class Direction(models.TextChoices):
    INBOUND = "inbound", _("they visited us")
    OUTBOUND = "outbound", _("we visited them")


class ParticipantRole(models.TextChoices):
    HOST = "host", _("host")
    GUEST = "guest", _("guest")
    SPEAKER = "speaker", _("speaker")
    OBSERVER = "observer", _("observer")
    ORGANISER = "organiser", _("organiser")
    PARTICIPANT = "participant", _("participant")


class AgreementRole(models.TextChoices):
    SIGNED = "signed", _("signed there")
    DISCUSSED = "discussed", _("discussed there")


class Stage(models.TextChoices):
    """How ripe a promise is, in the order in which one follows another; a promise may be dropped from any."""

    MENTIONED = "mentioned", _("Mentioned")
    DISCUSSED = "discussed", _("Discussed")
    PROPOSED = "proposed", _("Proposed")
    AGREED = "agreed", _("Agreed")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


OPEN_STAGES = (Stage.MENTIONED, Stage.DISCUSSED, Stage.PROPOSED, Stage.AGREED, Stage.RUNNING)
