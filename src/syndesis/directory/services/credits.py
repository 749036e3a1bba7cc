"""Saying who issued and who wrote a document."""

from syndesis.core.history import Actor, recording
from syndesis.core.models import Document
from syndesis.directory.models import DocumentCredit, Organisation, Person


def credit_document(
    *,
    by: Actor,
    document: Document,
    role: str,
    as_written: str,
    organisation: Organisation | None = None,
    person: Person | None = None,
) -> DocumentCredit:
    with recording(by, "Document credited"):
        credit, _ = DocumentCredit.objects.get_or_create(
            document=document,
            role=role,
            as_written=as_written[:300],
            defaults={"organisation": organisation, "person": person},
        )
    return credit
