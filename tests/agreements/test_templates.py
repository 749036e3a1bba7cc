"""Templates of agreements: sound or refused by name, hostile ones held within limits; drafts made from them."""

import io
import zipfile
from typing import Any

import pytest
from django.utils import translation
from docx import Document as WordDocument

from syndesis.agreements.choices import ClauseKind
from syndesis.agreements.drafting import EXAMPLE, PLACES, facts_of
from syndesis.agreements.models import Agreement
from syndesis.agreements.services import add_signatory, register_agreement
from syndesis.agreements.services.said import state_clauses, state_language
from syndesis.agreements.services.templates import check_template, keep_template, make_draft
from syndesis.core import files
from syndesis.core.history import Actor
from syndesis.core.models import Role, Visibility
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.lib.word_templates import Wrong, filled
from tests.directory import factories

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def word(*paragraphs: str) -> bytes:
    document = WordDocument()
    for text in paragraphs:
        document.add_paragraph(text)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def text_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in WordDocument(io.BytesIO(content)).paragraphs if paragraph.text]


def with_macros() -> bytes:
    made = io.BytesIO(word("{{ title }}"))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (word("{{ titel }}"), "t.docx", "t.docx uses the field “titel”, which there is not. Is “title” meant?"),
        (
            word("{%p for p in parties %}", "{{ p.nmae }}", "{%p endfor %}"),
            "t.docx",
            "t.docx uses the field “p.nmae”, which there is not. Is “name” meant?",
        ),
        (word("{% if kind %}{{ title }}"), "t.docx", "t.docx has a tag that is broken: "),
        (word("{{ title.__class__ }}"), "t.docx", "t.docx uses the field “title.__class__”, which there is not."),
        (word("{{ title.upper() }}"), "t.docx", "t.docx uses “call” in a tag, which templates may not."),
        (word("{% include 'x' %}"), "t.docx", "t.docx uses “include” in a tag, which templates may not."),
        (word("{{ title|attr('x') }}"), "t.docx", "t.docx uses “| attr” in a tag, which templates may not."),
        (word("Nothing"), "t.docx", "t.docx has no field to be filled, such as {{ title }}."),
        (b"no Word file", "t.docx", "t.docx is no Word file (.docx), or is damaged. Save it anew in Word."),
        (with_macros(), "t.docx", "t.docx holds macros. Save it as .docx without them."),
        (word("{{ title }}"), "t.docm", "t.docm holds macros. Save it as .docx without them."),
        (b"", "t.docx", "t.docx is empty."),
    ],
)
def test_an_unsound_template_is_refused_by_name_and_field(content: bytes, name: str, told: str):
    with pytest.raises(Refused) as refusal:
        check_template(content, name)

    assert str(refusal.value)[: len(told)] == told


def test_a_template_that_never_ends_is_ended():
    rows = [EXAMPLE["parties"][0]] * 40
    loops = word("{% for a in parties %}" * 6 + "{{ a.name }}" + "{% endfor %}" * 6)

    with pytest.raises(Wrong) as wrong:
        filled(loops, EXAMPLE | {"parties": rows}, EXAMPLE, seconds=1, memory=512 << 20)

    assert wrong.value.problem == "slow"


@pytest.fixture
def agreement() -> Agreement:
    home = factories.home("Northern Polytechnic")
    harbour = factories.organisation("Harbour <University>", city="Porto", country="PT")
    hidden = factories.organisation("Hidden Works")
    Organisation.objects.filter(pk=hidden.pk).update(visibility=Visibility.RESTRICTED)
    made = register_agreement(
        by=factories.SYSTEM,
        title="On tides",
        titles={"es": "Sobre mareas"},
        kind="framework",
        status="draft",
        organisations=[home, harbour, hidden],
        starts_on="2026-05-01",
        term_months=60,
        notice=3,
    )
    add_signatory(
        by=factories.SYSTEM,
        agreement=made,
        organisation=harbour,
        person=factories.person("Oliveira", "Marta"),
        position_then="Rector",
    )
    state_language(made, by=factories.SYSTEM, language="es", is_authentic=True)
    state_clauses(made, by=factories.SYSTEM, clauses=[("law", "The law of Portugal.", "7")])
    return Agreement.objects.get(pk=made.pk)


def test_a_draft_says_what_the_agreement_says_in_the_language_of_the_template(agreement):
    administrator = Actor(factories.user("ada", Role.ADMINISTRATOR))
    content = word(
        "{{ title }}: {{ starts_on }}, {{ term }}, {{ notice }}, {{ languages|join(', ') }}",
        "{%p for party in others %}",
        "{{ party.name }} ({{ party.country }}): {{ party.signatories[0].name }}, {{ party.signatories[0].position }}",
        "{%p endfor %}",
        "{% for clause in clauses %}{{ clause.kind }}: {{ clause.text }}{% endfor %}",
    )
    template = keep_template(by=administrator, content=content, file_name="marco.docx", name="Marco", language="es")

    drafts = [make_draft(agreement, template, by=Actor(factories.user())), make_draft_again(agreement, template)]

    with translation.override("es"):
        law = str(ClauseKind.LAW.label)
    assert [(row.role, row.language, row.version) for row in drafts] == [("draft", "es", 1), ("draft", "es", 2)]
    assert text_of(files.get(drafts[0].document.file.sha256)) == [
        "Sobre mareas: 1 de mayo de 2026, 5 años, 3 meses, Español",
        "Harbour <University> (Portugal): Marta Oliveira, Rector",
        f"{law}: The law of Portugal.",
    ]


def make_draft_again(agreement: Agreement, template: Any) -> Any:
    """Once something has changed: the same words twice are the same file."""
    agreement.title, agreement.titles = "On ebb and flood", {}
    agreement.save()
    return make_draft(agreement, template, by=Actor(factories.user("olga")))


def test_only_administrators_keep_templates_and_every_field_on_the_page_is_one(agreement):
    with pytest.raises(Forbidden):
        keep_template(
            by=Actor(factories.user()), content=word("{{ title }}"), file_name="t.docx", name="T", language="en"
        )

    assert facts_of(agreement, None, "en").keys() == EXAMPLE.keys()
    shown = word(*(place.example for place in PLACES if not place.example.startswith("{% for s in")))
    check_template(shown, "fields.docx")
