"""Notes on records of any type: who may read and change them, and writing them."""

from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.models import Note, Role, User
from syndesis.core.policies import (
    EVERYTHING,
    NOTHING,
    WRITERS,
    Action,
    Anybody,
    Forbidden,
    Policy,
    about,
    policy_of,
    records_with_policy,
)
from syndesis.core.services import Refused

LONGEST = 10_000
"""Characters of a note."""
MENDS_ANY = {Role.COORDINATOR, Role.MANAGER, Role.ADMINISTRATOR}
"""Roles that may change and delete notes of others."""


class NotePolicy(Policy):
    """A note is read by whoever may see the record that it is about; changed by its author, if they may still write,
    and by coordinators and above."""

    def scope(self, user: Anybody, action: Action) -> Q:
        if not isinstance(user, User) or not user.is_active:
            return NOTHING
        seen = EVERYTHING if user.role == Role.ADMINISTRATOR else about(user, "view", records_with_policy())
        if action == "view" or user.role in MENDS_ANY:
            return seen
        return seen & Q(author=user) if user.role in WRITERS else NOTHING


notes = NotePolicy(Note)


def may_note(user: Anybody) -> bool:
    """Whether a user may write notes on what they see."""
    return notes.may_add(user)


def add_note(*, by: Actor, subject: Model, text: str, is_pinned: bool = False, is_invented: bool = False) -> Note:
    """Write a note on a record that the author may see. Raises Refused for a blank or endless one."""
    with recording(by, "Note added"):
        if by.user is not None and not may_note(by.user):
            raise Forbidden(str(Note._meta.verbose_name_plural))
        policy_of(type(subject)).check(by.user, subject, "view")
        return Note.objects.create(
            subject=subject, text=_worded(text), author=by.user, is_pinned=is_pinned, is_invented=is_invented
        )


def revise_note(note: Note, *, by: Actor, text: str, is_pinned: bool = False) -> Note:
    with recording(by, "Note changed"):
        notes.check(by.user, note)
        note = Note.objects.select_for_update().get(pk=note.pk)
        worded = _worded(text)
        if worded != note.text:
            note.text, note.revised_at = worded, timezone.now()
        note.is_pinned = is_pinned
        note.save()
    return note


def delete_note(note: Note, *, by: Actor) -> None:
    """Take a note away; the history keeps that there was one, and its text for administrators."""
    with recording(by, "Note deleted"):
        notes.check(by.user, note)
        note.delete()


def _worded(text: str) -> str:
    worded = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not worded:
        raise Refused(_("The note is empty."))
    if len(worded) > LONGEST:
        raise Refused(
            _("The note has %(length)s characters; %(limit)s fit.") % {"length": len(worded), "limit": LONGEST}
        )
    return worded
