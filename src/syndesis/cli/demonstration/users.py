"""The people who may sign in to the demonstration."""

from syndesis.cli import user
from syndesis.cli.demo import NAME, PASSWORD
from syndesis.cli.demonstration.book import Book
from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.directory.models import Responsibility


def create(by: Actor, book: Book) -> User:
    """An administrator, a viewer and a coordinator, who is returned; the password of all is `PASSWORD`."""
    user.create(NAME, PASSWORD, role="administrator", display_name="Demonstration")
    user.create("viewer", PASSWORD, role="viewer", display_name="Demonstration viewer")
    user.create("lana", PASSWORD, role="coordinator", display_name="Demonstration coordinator")
    coordinator = User.objects.get(username="lana")
    with recording(by, "Responsibility given"):
        Responsibility.objects.create(user=coordinator, organisation=book.organisations["International Office"])
    return coordinator
