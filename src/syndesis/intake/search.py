"""How documents are found: by title, and by the words of their text."""

from syndesis.core.models import Document, DocumentText
from syndesis.core.search import Entry, register
from syndesis.core.search.following import register_part

LONGEST = 200_000
"""Characters of a text by whose words its document is found."""


def _document(row: Document) -> Entry | None:
    if row.archived_at:
        return None
    texts = [text.text[:LONGEST] for text in row.texts.all()]
    return Entry(title=row.title, subtitle=str(row.published_on or ""), context=texts)


register(Document, entry=_document, queryset=Document.objects.prefetch_related("texts"))
register_part(DocumentText, "document_id", Document)
