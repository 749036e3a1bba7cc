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
    SEMINAR = "seminar", _("Seminar")
    LECTURE = "lecture", _("Lecture")
    TEACHING_VISIT = "teaching_visit", _("Teaching visit")
    CEREMONY = "ceremony", _("Ceremony")
    ANNIVERSARY = "anniversary", _("Anniversary")
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


class GuestKind(models.TextChoices):
    """Who comes, or to whom we go: it sets how long before what must be done (`VisitTemplate`)."""

    HEAD_OF_INSTITUTION = "head", _("rector or president")
    LEADERSHIP = "leadership", _("vice-rectors or deans")
    ACADEMIC = "academic", _("professors and researchers")
    COMPANY = "company", _("company")
    GOVERNMENT = "government", _("ministry or government")
    DIPLOMATIC = "diplomatic", _("embassy or consulate")
    STUDENTS = "students", _("students")
    OTHER = "other", _("other guests")


class ScreeningResult(models.TextChoices):
    """What came of checking the guests against lists, where that is asked for."""

    NOT_NEEDED = "not_needed", _("not needed")
    TO_DO = "to_do", _("to be done")
    CLEAR = "clear", _("nothing found")
    REFERRED = "referred", _("referred to an officer")


class AgendaKind(models.TextChoices):
    TALK = "talk", _("talk")
    DISCUSSION = "discussion", _("discussion")
    SITE_VISIT = "site_visit", _("visit to a place")
    CEREMONY = "ceremony", _("ceremony")
    MEAL = "meal", _("meal")
    TRANSFER = "transfer", _("transfer")
    BREAK = "break", _("break")
    OTHER = "other", _("other")


class BenefitKind(models.TextChoices):
    CONTACT = "contact", _("contact made")
    LEAD = "lead", _("lead")
    EXPERIENCE = "experience", _("experience")
    VISIBILITY = "visibility", _("visibility")
    OTHER = "other", _("other benefit")


class Clearance(models.TextChoices):
    """Whether words or a picture may be published."""

    UNASKED = "unasked", _("not asked")
    CLEARED = "cleared", _("may be published")
    REFUSED = "refused", _("may not be published")


class InvitationStatus(models.TextChoices):
    PLANNED = "planned", _("to be invited")
    INVITED = "invited", _("invited")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    CAME = "came", _("came")
    STAYED_AWAY = "stayed_away", _("did not come")


class ParticipantRole(models.TextChoices):
    HOST = "host", _("host")
    CHAIR = "chair", _("chair")
    HEAD = "head", _("head of the delegation")
    DELEGATE = "delegate", _("delegate")
    GUEST = "guest", _("guest")
    SPEAKER = "speaker", _("speaker")
    OBSERVER = "observer", _("observer")
    ORGANISER = "organiser", _("organiser")
    INTERPRETER = "interpreter", _("interpreter")
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


class PartyRole(models.TextChoices):
    """As what an organisation takes part in a promise."""

    PARTNER = "partner", _("partner")
    INDUSTRIAL = "industrial", _("industrial partner")
    FUNDER = "funder", _("funder")
    BROKER = "broker", _("go-between")


class OwedBy(models.TextChoices):
    """Whose promise it is."""

    US = "us", _("ours")
    THEM = "them", _("theirs")
    BOTH = "both", _("of both sides")


class Interest(models.TextChoices):
    """How keen the other side is, as our staff see it."""

    NONE = "none", _("none")
    SOME = "some", _("some")
    HIGH = "high", _("high")


class ProposalStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    CLOSED = "closed", _("Closed")


class Response(models.TextChoices):
    """What somebody answered to a proposal."""

    NONE = "none", _("No answer")
    INTERESTED = "interested", _("Interested")
    CONTINUING = "continuing", _("Wants to continue")
    DECLINED = "declined", _("Declined")
    AGREED = "agreed", _("Agreed")


class Side(models.TextChoices):
    OURS = "ours", _("our side")
    THEIRS = "theirs", _("their side")


class IntroductionOutcome(models.TextChoices):
    MADE = "made", _("introduced")
    IN_CONTACT = "in_contact", _("in contact")
    WORKING_TOGETHER = "together", _("working together")
    NOTHING = "nothing", _("nothing came of it")


class OfferKind(models.TextChoices):
    """What we can give a partner."""

    IDEA = "idea", _("idea")
    SOLUTION = "solution", _("solution")
    EXPERTISE = "expertise", _("expertise")
    STUDENTS = "students", _("students and interns")
    TEACHING = "teaching", _("courses and lecturers")
    FACILITY = "facility", _("laboratory or equipment")
    OTHER = "other", _("other offer")


class EnquiryStatus(models.TextChoices):
    NEW = "new", _("New")
    IN_HAND = "in_hand", _("In hand")
    ANSWERED = "answered", _("Answered")
    DISMISSED = "dismissed", _("Dismissed")


class LinkPurpose(models.TextChoices):
    """What a counterpart is asked by a link."""

    CONFIRM = "confirm", _("confirm a meeting")
    ANSWER = "answer", _("answer a proposal")


class FeedOf(models.TextChoices):
    """What a calendar holds."""

    MINE = "mine", _("what concerns me")
    PARTNER = "partner", _("a partner")
    REGION = "region", _("a region")
    ALL = "all", _("everything")


class About(models.TextChoices):
    """What a counterpart says something of."""

    TITLE = "title", _("What it was about")
    DATE = "date", _("Date")
    PLACE = "place", _("City")
    OUTCOME = "outcome", _("Outcome")
    PRESENCE = "presence", _("Who took part")
    POSITION = "position", _("Position then")
    PROMISE = "promise", _("Promise")
    MISSING = "missing", _("What is missing")
    RESPONSE = "response", _("Answer")
    WISH = "wish", _("Wish")
    COMPANY = "company", _("Company brought in")
    CONTACT = "contact", _("Whom to contact")


class StatementState(models.TextChoices):
    CONFIRMED = "confirmed", _("confirmed")
    WAITING = "waiting", _("waiting")
    TAKEN = "taken", _("taken over")
    DISMISSED = "dismissed", _("dismissed")


class Use(models.TextChoices):
    """What was done with a link."""

    OPENED = "opened", _("opened")
    ANSWERED = "answered", _("answered")
    REFUSED = "refused", _("refused")
