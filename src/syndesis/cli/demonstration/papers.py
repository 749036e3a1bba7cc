"""The demonstration's templates of agreements, made here as Word files, and the drafts that were made from them."""

import io
from typing import Any

import docx

from syndesis.agreements.models import Agreement, AgreementTemplate
from syndesis.agreements.services.templates import keep_template, make_draft
from syndesis.cli.demonstration.book import Book, rows
from syndesis.core.history import Actor

FILE = "template"


def load(by: Actor, book: Book) -> None:
    made: dict[str, AgreementTemplate] = {}
    for row in rows("invented", FILE, "template"):
        language = row["language"]
        made[language] = keep_template(
            by=by,
            content=word_file(row),
            file_name=f"agreement-{language[:2]}.docx",
            name=row["name"],
            language=language,
            is_invented=True,
        )
    for row in rows("invented", FILE, "draft"):
        agreement = Agreement.objects.get(title=row["agreement"])
        for language in row["languages"]:
            make_draft(agreement, made[language], by=by)


def word_file(words: dict[str, Any]) -> bytes:
    """A template of plain paragraphs: title, parties, articles, clauses, a table for the signatures."""
    document = docx.Document()
    document.add_heading("{{ title }}", level=0)
    document.add_paragraph(words["draft"])
    document.add_paragraph(words["between"])
    _repeated(document, "for party in parties", words["party"])
    for number, (heading, text) in enumerate(words["articles"], 1):
        document.add_heading(f"{number}. {heading}", level=2)
        document.add_paragraph(text)
    _repeated(document, "for clause in clauses", words["clause"])
    _repeated(document, "for party in parties", f"{words['signed']}: ______________________")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _repeated(document: Any, loop: str, text: str) -> None:
    document.add_paragraph(f"{{%p {loop} %}}")
    document.add_paragraph(text)
    document.add_paragraph("{%p endfor %}")
