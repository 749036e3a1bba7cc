"""`syndesis user`: people who may sign in. For the first of them, and where nobody can reach the settings any more."""

import argparse
import getpass
import secrets
import sys
from typing import TYPE_CHECKING, Any

from syndesis.cli import CommandError, database

if TYPE_CHECKING:
    from syndesis.core.models import User

ROLES = ("viewer", "contributor", "coordinator", "manager", "administrator")
"""The roles of `core.models.users.Role`, named again since a command's help must not wait for Django."""


def add(subparsers: Any) -> None:
    users = subparsers.add_parser("user", help="people who may sign in")
    commands = users.add_subparsers(dest="user_command", required=True, metavar="COMMAND")
    new = commands.add_parser("add", help="let somebody sign in")
    new.add_argument("name", metavar="NAME", help="the name to sign in with")
    new.add_argument("--role", choices=ROLES, default="viewer", help="what they may do (viewer)")
    new.add_argument("--email", default="")
    new.add_argument("--display-name", default="", help="the name that others see")
    new.add_argument("--ask-password", action="store_true", help="type a password instead of having one made")
    new.set_defaults(func=add_user)
    listed = commands.add_parser("list", help="who there is, in which role, and who can sign in")
    listed.set_defaults(func=list_users)
    password = commands.add_parser("password", help="give somebody a new password, and sign them out everywhere")
    password.add_argument("name", metavar="NAME", help="user name or e-mail address")
    password.add_argument("--ask-password", action="store_true", help="type a password instead of having one made")
    password.set_defaults(func=set_password)


def add_user(args: argparse.Namespace) -> None:
    database.ready()
    password = _password(args)
    create(args.name, password, role=args.role, email=args.email, display_name=args.display_name)
    print(f"{args.name} may sign in as {args.role}.")
    _tell(args, password)


def list_users(_args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.core.models import User

    for user in User.objects.order_by("username"):
        seen = f"last sign-in {user.last_login:%Y-%m-%d}" if user.last_login else "never signed in"
        print(f"{user.username:24} {user.role:14} {user.state.value:12} {seen:24} {user.email}".rstrip())


def set_password(args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.core import accounts
    from syndesis.core.history import Actor

    user = accounts.by_name_or_address(args.name)
    if user is None:
        raise CommandError(f"there is no user {args.name}: `syndesis user list` shows who there is")
    if user.invited_at:
        raise CommandError(f"{user.username} is invited and sets a password by the link of the invitation")
    password = _password(args)
    _validate(password, user)
    accounts.set_password(by=Actor.system(), user=user, password=password)
    print(f"{user.username} has a new password" + ("." if user.is_active else ", but is deactivated."))
    _tell(args, password)


def create(name: str, password: str, **facts: str) -> None:
    """Writes one user; the password has to pass the rules of this installation."""
    from django.core.exceptions import ValidationError
    from django.utils import timezone

    from syndesis.core.history import Actor, recording
    from syndesis.core.models import User

    user = User(username=name, password_set_at=timezone.now(), **facts)
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    _validate(password, user)
    user.set_password(password)
    with recording(Actor.system(), "User added by command"):
        user.save()


def _password(args: argparse.Namespace) -> str:
    return getpass.getpass("Password: ") if args.ask_password else secrets.token_urlsafe(12)


def _validate(password: str, user: "User") -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error


def _tell(args: argparse.Namespace, password: str) -> None:
    if not args.ask_password:
        # Alone on its line, so that it can be piped to where it is kept.
        print("Password:", file=sys.stderr)
        print(password)
