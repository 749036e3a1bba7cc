"""`syndesis user add`: people who may sign in."""

import argparse
import getpass
import secrets
import sys
from typing import Any

from syndesis.cli import CommandError, database

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


def add_user(args: argparse.Namespace) -> None:
    database.ready()
    password = getpass.getpass("Password: ") if args.ask_password else secrets.token_urlsafe(12)
    create(args.name, password, role=args.role, email=args.email, display_name=args.display_name)
    print(f"{args.name} may sign in as {args.role}.")
    if not args.ask_password:
        # Alone on its line, so that it can be piped to where it is kept.
        print("Password:", file=sys.stderr)
        print(password)


def create(name: str, password: str, **facts: str) -> None:
    """Writes one user; the password has to pass the rules of this installation."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from syndesis.core.history import Actor, recording
    from syndesis.core.models import User

    user = User(username=name, **facts)
    try:
        user.full_clean(exclude=["password"])
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    user.set_password(password)
    with recording(Actor.system(), "User added by command"):
        user.save()
