"""The command writes a briefing to files, as far as the user may see who is named."""

import pytest

from syndesis.cli import main
from syndesis.core.models import Role, Visibility
from tests.core.papers import reading
from tests.directory import factories
from tests.insight.briefings.busy import Busy, busy, fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Busy:
    factories.user("vera", Role.VIEWER)
    return busy()


def test_a_partner_is_found_by_name_or_number_and_written_in_the_language_asked_for(case, tmp_path):
    fill(case, "Open")
    paper, word = tmp_path / "out.pdf", tmp_path / "out.docx"

    done = main(["briefing", "harbour university", "--as", "vera", "--language", "ru", "--pdf", str(paper)])
    again = main(["briefing", str(case.partner.pk), "--as", "vera", "--long", "--docx", str(word)])

    assert (done, again, word.read_bytes()[:2]) == (0, 0, b"PK")
    assert "Open agreement" in reading.text(paper.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Harbour University", "--as", "vera"], "There is no partner 'Harbour University'."),
        (["Nobody", "--as", "vera"], "There is no partner 'Nobody'."),
        (["Harbour University", "--as", "nobody"], "There is no active user 'nobody'."),
    ],
)
def test_who_may_not_see_a_partner_is_told_that_there_is_none(case, tmp_path, capsys, arguments, told):
    case.partner.visibility = Visibility.RESTRICTED
    case.partner.save()

    done = main(["briefing", *arguments, "--pdf", str(tmp_path / "out.pdf")])

    assert (done, capsys.readouterr().err, list(tmp_path.iterdir())) == (1, f"syndesis: {told}\n", [])


def test_a_file_must_be_named(capsys):
    assert main(["briefing", "Harbour University", "--as", "vera"]) == 1
    assert "--pdf FILE" in capsys.readouterr().err
