"""What the text of an agreement says of its languages and clauses."""

from collections.abc import Iterable

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement, AgreementLanguage, Clause
from syndesis.core.history import Actor, recording


def state_language(agreement: Agreement, *, by: Actor, language: str, is_authentic: bool) -> AgreementLanguage:
    """Say in which language it was made out, and whether that version binds; what is on record of it stays."""
    with recording(by, "Language of an agreement stated"):
        policies.agreements.check(by.user, agreement)
        row, _made = AgreementLanguage.objects.get_or_create(
            agreement=agreement, language=language, defaults={"is_authentic": is_authentic}
        )
    return row


def state_clauses(agreement: Agreement, *, by: Actor, clauses: Iterable[tuple[str, str, str]]) -> list[Clause]:
    """Keep clauses as (kind, text, where); one of the same words is there once."""
    with recording(by, "Clauses of an agreement stated"):
        policies.agreements.check(by.user, agreement)
        return [
            Clause.objects.get_or_create(agreement=agreement, kind=kind, text=text, defaults={"where": where})[0]
            for kind, text, where in clauses
        ]
