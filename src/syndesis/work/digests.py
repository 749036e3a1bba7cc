"""Who is written on which day what is due, and doing so once."""

from datetime import date, timedelta

from django.core import signing
from django.db.models import Q, QuerySet

from syndesis.core.history import Actor, recording
from syndesis.core.models import Source, User
from syndesis.core.policies import Forbidden
from syndesis.work.choices import DigestRhythm
from syndesis.work.models import Digest

SALT = "syndesis.digest"
FRIDAY = 4


def rhythm_of(user: User) -> str:
    """How often a user is written; who never chose, weekly."""
    return Digest.objects.filter(user=user).values_list("rhythm", flat=True).first() or DigestRhythm.WEEKLY


def choose_rhythm(*, by: Actor, rhythm: str) -> Digest:
    """Say how often one wants to be written. Raises ValueError for what is no rhythm."""
    if by.user is None:
        raise Forbidden(str(Digest._meta.verbose_name))
    with recording(by, "Digest by e-mail chosen"):
        row, _made = Digest.objects.update_or_create(user=by.user, defaults={"rhythm": DigestRhythm(rhythm)})
    return row


def due_on(day: date) -> QuerySet[User]:
    """Those to be written on a day: daily on working days; weekly on Mondays, or later in a week whose Monday was
    missed. Only who has an address and can sign in."""
    monday = day - timedelta(days=day.weekday())
    weekly = Q(digest__rhythm=DigestRhythm.WEEKLY) | Q(digest=None)
    if day != monday:
        weekly &= Q(digest__last_sent_on__lt=monday)
    daily = Q(digest__rhythm=DigestRhythm.DAILY) if day.weekday() <= FRIDAY else Q(pk__in=[])
    new = Q(digest__last_sent_on=None) | Q(digest__last_sent_on__lt=day)
    return User.objects.filter(weekly | daily, new, is_active=True, invited_at=None).exclude(email="").order_by("pk")


def claim(user: User, day: date) -> bool:
    """Whether the digest of that day is this caller's to send: of all who ask, one is told so, once for good."""
    if not Digest.objects.filter(user=user).exists():
        with recording(Actor(source=Source.JOB), "First digest by e-mail"):
            Digest.objects.get_or_create(user=user)
    unsent = Q(last_sent_on=None) | Q(last_sent_on__lt=day)
    return bool(Digest.objects.filter(unsent, user=user).update(last_sent_on=day))


def last_sent_on(user: User) -> date | None:
    """The day of the last digest; None where there was none."""
    return Digest.objects.filter(user=user).values_list("last_sent_on", flat=True).first()


def give_back(user: User, day: date, before: date | None) -> None:
    """It could not be sent: the next attempt may, and tells all since the one before."""
    Digest.objects.filter(user=user, last_sent_on=day).update(last_sent_on=before or day - timedelta(days=1))


def token_of(user: User) -> str:
    """What a mail carries so that it can be stopped without signing in; it opens nothing else."""
    return signing.dumps(user.pk, salt=SALT)


def user_of_token(token: str) -> User | None:
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=key).first()
