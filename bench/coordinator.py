"""Who asks while we measure: a coordinator who answers for six partners, none of them busy, and a token of theirs."""

from bench.asking import Failed
from syndesis.core.history import Actor
from syndesis.core.models import Role, User
from syndesis.core.tokens import make_token
from syndesis.directory.models import Organisation, Responsibility

NAME = "coordinator"
ANSWERS_FOR = 6


def present() -> User:
    """The coordinator, made where there is none."""
    user = User.objects.filter(username=NAME).first()
    if user is None:
        user = User.objects.create_user(NAME, None, role=Role.COORDINATOR)
        for partner in Organisation.objects.filter(partnership__isnull=False).order_by("-pk")[:ANSWERS_FOR]:
            Responsibility.objects.create(user=user, organisation=partner)
    return user


def cookie(user: User) -> str:
    """That of a browser in which the user has signed in."""
    from django.conf import settings
    from django.test import Client

    browser = Client()
    browser.force_login(user)
    if browser.get("/", headers={"host": "localhost"}).status_code != 200:
        raise Failed("the coordinator cannot sign in")
    return f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"


def token(user: User) -> str:
    _token, secret = make_token(by=Actor(user), name="measuring", scopes=["write"])
    return secret
