"""The people who may sign in to the demonstration, beside its administrator."""

from syndesis.cli import user
from syndesis.cli.demonstration.book import Book
from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.directory.models import Responsibility

PASSWORD = "syndesis-demo"  # noqa: S105 -- known to everybody, in the demonstration only


def create(by: Actor, book: Book) -> User:
    """A coordinator, who is returned, and a viewer; the password of all is `PASSWORD`."""
    user.create("viewer", PASSWORD, role="viewer", display_name="Demonstration viewer")
    user.create("lana", PASSWORD, role="coordinator", display_name="Demonstration coordinator")
    coordinator = User.objects.get(username="lana")
    with recording(by, "Responsibility given"):
        Responsibility.objects.create(user=coordinator, organisation=book.organisations["International Office"])
    return coordinator
