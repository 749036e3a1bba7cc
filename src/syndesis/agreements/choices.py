"""The vocabularies of agreements."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AgreementKind(models.TextChoices):
    FRAMEWORK = "framework", _("Framework agreement")
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    CONTRACT = "contract", _("Specialised contract")
    EXCHANGE = "exchange", _("Exchange agreement")
    DOUBLE_DEGREE = "double_degree", _("Double degree agreement")
    JOINT_DOCTORATE = "joint_doctorate", _("Joint doctorate agreement")
    PROGRAMME = "programme", _("Joint programme agreement")
    RESEARCH = "research", _("Contract research")
    INTERNSHIP = "internship", _("Internship agreement")
    CENTRE = "centre", _("Laboratory or centre agreement")
    NETWORK = "network", _("Network membership")
    GRANT = "grant", _("Grant agreement")
    NONDISCLOSURE = "nondisclosure", _("Non-disclosure agreement")
    OTHER = "other", _("Other agreement")


class AgreementStatus(models.TextChoices):
    """The life of an agreement, in the order in which it is lived."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    SCREENING = "screening", _("Screening")
    DILIGENCE = "diligence", _("Due diligence")
    UNIT = "unit", _("Approval by the unit")
    LEGAL = "legal", _("Legal check")
    CENTRAL = "central", _("Central approval")
    SIGNATURE = "signature", _("Signature")
    ACTIVE = "active", _("In force")
    REVIEW = "review", _("Under review")
    RENEWED = "renewed", _("Renewed")
    EXPIRED = "expired", _("Expired")
    SUSPENDED = "suspended", _("Suspended")
    TERMINATED = "terminated", _("Terminated")


IN_APPROVAL = (
    AgreementStatus.SUBMITTED,
    AgreementStatus.SCREENING,
    AgreementStatus.DILIGENCE,
    AgreementStatus.UNIT,
    AgreementStatus.LEGAL,
    AgreementStatus.CENTRAL,
)
"""Somebody must decide."""
IN_PREPARATION = (AgreementStatus.DRAFT, *IN_APPROVAL, AgreementStatus.SIGNATURE)
"""Not yet signed."""
IN_FORCE = (AgreementStatus.ACTIVE, AgreementStatus.REVIEW)
"""What binds the parties today."""
ENDED = (AgreementStatus.RENEWED, AgreementStatus.EXPIRED, AgreementStatus.TERMINATED)
"""What bound them once; a renewed one goes on in the agreement that renews it."""
SIGNED = (*IN_FORCE, AgreementStatus.SUSPENDED, *ENDED)
"""What was ever signed."""


class Phase(models.TextChoices):
    """Where in its life an agreement stands, in few words."""

    PREPARATION = "preparation", _("In preparation")
    FORCE = "force", _("In force")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Ended")


class BaseRelation(models.TextChoices):
    """What an agreement is to an earlier one."""

    AMENDMENT = "amendment", _("Amendment")
    ANNEX = "annex", _("Annex")
    EXTENSION = "extension", _("Extension")
    RENEWAL = "renewal", _("Renewal")
    SUCCESSOR = "successor", _("Successor")


CHANGING = (BaseRelation.AMENDMENT, BaseRelation.ANNEX, BaseRelation.EXTENSION)
"""What changes the earlier agreement, which goes on; the others take its place."""
REPLACING = (BaseRelation.RENEWAL, BaseRelation.SUCCESSOR)
"""What takes the place of the earlier agreement."""


class RenewalRule(models.TextChoices):
    NONE = "none", _("Ends")
    BY_AGREEMENT = "agreed", _("May be renewed by agreement")
    AUTOMATIC = "automatic", _("Renews itself unless given notice")


class NoticeUnit(models.TextChoices):
    DAYS = "days", _("days")
    MONTHS = "months", _("months")


class PartyRole(models.TextChoices):
    PARTY = "party", _("party")
    LEAD = "lead", _("lead party")
    FUNDER = "funder", _("funder")
    HOST = "host", _("host")
    BENEFICIARY = "beneficiary", _("beneficiary")
    GUARANTOR = "guarantor", _("guarantor")
    WITNESS = "witness", _("witness")


class ScopeKind(models.TextChoices):
    """What an agreement is about."""

    RESEARCH = "research", _("Research")
    TEACHING = "teaching", _("Teaching")
    STUDENT_EXCHANGE = "students", _("Student exchange")
    STAFF_EXCHANGE = "staff", _("Staff exchange")
    JOINT_PROGRAMME = "programme", _("Joint programmes")
    DOCTORATE = "doctorate", _("Joint supervision of doctorates")
    SCHOOLS = "schools", _("Summer and winter schools")
    INTERNSHIP = "internship", _("Internships")
    LABORATORY = "laboratory", _("Joint laboratories and centres")
    TRANSFER = "transfer", _("Technology transfer")
    STARTUPS = "startups", _("Startups and innovation")
    PUBLICATION = "publication", _("Joint publications")
    EVENTS = "events", _("Joint events")
    TRAINING = "training", _("Advanced training")


class TargetGroup(models.TextChoices):
    BACHELOR = "bachelor", _("Bachelor students")
    MASTER = "master", _("Master students")
    DOCTORAL = "doctoral", _("Doctoral students")
    TEACHERS = "teachers", _("Teachers")
    RESEARCHERS = "researchers", _("Researchers")
    ADMINISTRATORS = "administrators", _("Administrative staff")
    COMPANIES = "companies", _("Companies")


class ClauseKind(models.TextChoices):
    CONFIDENTIALITY = "confidentiality", _("Confidentiality")
    PROPERTY = "property", _("Intellectual property")
    DATA = "data", _("Personal data")
    PUBLICATION = "publication", _("Publication of results")
    EXPORT = "export", _("Export control")
    LIABILITY = "liability", _("Liability and insurance")
    FEES = "fees", _("Tuition and fees")
    LAW = "law", _("Law and disputes")
    TERMINATION = "termination", _("Termination")
    OTHER = "other", _("Other clause")


class ObligationState(models.TextChoices):
    OPEN = "open", pgettext_lazy("a state", "Open")
    DONE = "done", _("Done")
    WAIVED = "waived", _("Waived")


class Deciders(models.TextChoices):
    """Who decides a step of an approval path."""

    USER = "user", _("A named person")
    UNIT = "unit", _("The head of the unit in charge")
    MANAGERS = "managers", _("Any manager")


class ApprovalState(models.TextChoices):
    AHEAD = "ahead", _("Ahead")
    WAITING = "waiting", _("Waiting")
    APPROVED = "approved", _("Approved")
    SENT_BACK = "sent_back", _("Sent back")
    DROPPED = "dropped", _("No longer asked")


class RiskLevel(models.IntegerChoices):
    """How much an area may go wrong."""

    NONE = 0, _("0: not applicable")
    MINIMAL = 1, _("1: minimal")
    MODERATE = 2, _("2: moderate")
    HIGH = 3, _("3: high")
    SEVERE = 4, _("4: severe")


class HitState(models.TextChoices):
    OPEN = "open", _("To be decided")
    ESCALATED = "escalated", _("Escalated")
    CLEARED = "cleared", _("Not the same")
    CONFIRMED = "confirmed", _("The same")


class PaperRole(models.TextChoices):
    """What a document is to an agreement."""

    DRAFT = "draft", _("Draft")
    FINAL = "final", _("Final text")
    SIGNED = "signed", _("Signed copy")
    SCAN = "scan", _("Scan")
    TRANSLATION = "translation", _("Translation")
    ANNEX = "annex", _("Annex")
    LETTER = "letter", _("Letter")


class PaperText(models.TextChoices):
    """What became of the text of a document of an agreement."""

    WAITING = "waiting", _("being read")
    READ = "read", _("read")
    SCAN = "scan", _("a scan: it has no text that search could find")
    LOCKED = "locked", _("protected by a password: its text is not searched")
    LARGE = "large", _("too large to read: its text is not searched")
    UNKNOWN = "unknown", _("of a kind that is not read: its text is not searched")
    BROKEN = "broken", _("could not be read: its text is not searched")


class ExchangeDirection(models.TextChoices):
    OUT = "out", _("From us")
    IN = "in", _("To us")


class ExchangeLevel(models.TextChoices):
    ANY = "any", _("All levels")
    BACHELOR = "bachelor", _("Bachelor")
    MASTER = "master", _("Master")
    DOCTORAL = "doctoral", _("Doctorate")
    STAFF = "staff", _("Staff")


class RenewalDecision(models.TextChoices):
    RENEW = "renew", _("Renew as it is")
    RENEGOTIATE = "renegotiate", _("Renew with changes")
    LAPSE = "lapse", _("Let it end")
    TERMINATE = "terminate", _("Give notice")
