"""A form for a new record makes one record, however often it is sent: by a token that stands in its page."""

import secrets
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from syndesis.core.models import Submission, User

REMEMBERED = timedelta(days=1)


def new_token() -> str:
    return secrets.token_urlsafe(18)


def claim(*, user: User, token: str, digest: str) -> tuple[Submission, bool]:
    """The submission of a form, and whether it is the first: then `made` must follow in the same transaction. One that
    is sent at the same moment waits until the first is through, or becomes the first where that fails."""
    return Submission.objects.get_or_create(user=user, token=token[:40], defaults={"digest": digest})


def is_claimed(*, user: User, token: str) -> bool:
    """Whether a form with this token was sent before."""
    return Submission.objects.filter(user=user, token=token[:40]).exists()


def made(submission: Submission, record: Model) -> None:
    """Say which record it made."""
    submission.content_type = ContentType.objects.get_for_model(record)
    submission.object_id = record.pk
    submission.save()


def record_of(submission: Submission) -> Model | None:
    """The record that it made, if it is still there."""
    model = submission.content_type.model_class() if submission.content_type else None
    return model._default_manager.filter(pk=submission.object_id).first() if model else None


def forget() -> None:
    """Nobody sends a form again after a day."""
    Submission.objects.filter(at__lt=timezone.now() - REMEMBERED).delete()
