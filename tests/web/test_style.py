"""The page of all pieces of the interface."""

import pytest

from syndesis.web import cells
from syndesis.web.templatetags import pieces as kept_pieces
from syndesis.web.views import style
from tests.directory.factories import user

pytestmark = pytest.mark.django_db


def test_every_piece_of_the_interface_stands_on_the_page_that_shows_them(client):
    client.force_login(user())
    cells._quick_look.cache_clear()  # drawn once for all rows
    kept_pieces._drawn.cache_clear()  # and these once for all pages
    shown = {template.name for template in client.get("/style/").templates}
    pieces = {f"ui/{file.name}" for file in (style.SAMPLES.parents[1] / "ui").glob("*.html")}
    assert pieces - shown == set()
