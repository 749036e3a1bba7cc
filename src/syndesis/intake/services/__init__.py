"""Handing documents in, reading them, and deciding about what was found."""

from syndesis.intake.services.batches import start_archive, start_folder, take_some, tell_not_taken
from syndesis.intake.services.decisions import accept, choose, correct, reject, undo
from syndesis.intake.services.handing_in import AlreadyHandedIn, hand_in, read_once_more
from syndesis.intake.services.mail import sender_of, take_mail
from syndesis.intake.services.mending import add_finding, join, split
from syndesis.intake.services.names import forget_name
from syndesis.intake.services.papers import read_paper, tell_paper_unread
from syndesis.intake.services.reading import read_intake, tell_unread
from syndesis.intake.services.second_reading import ask_once_more, read_again, tell_unanswered
from syndesis.intake.services.together import (
    accept_above,
    accept_together,
    reject_together,
    undo_all,
    undo_together,
)

__all__ = [
    "AlreadyHandedIn",
    "accept",
    "accept_above",
    "accept_together",
    "add_finding",
    "ask_once_more",
    "choose",
    "correct",
    "forget_name",
    "hand_in",
    "join",
    "read_again",
    "read_intake",
    "read_once_more",
    "read_paper",
    "reject",
    "reject_together",
    "sender_of",
    "split",
    "start_archive",
    "start_folder",
    "take_mail",
    "take_some",
    "tell_not_taken",
    "tell_paper_unread",
    "tell_unanswered",
    "tell_unread",
    "undo",
    "undo_all",
    "undo_together",
]
