"""What a template of agreements may say: every field with what it means, an example, and its value for an agreement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from syndesis.agreements.choices import NoticeUnit
from syndesis.agreements.models import Agreement, AgreementParty, Signatory
from syndesis.agreements.queries.risk import outside
from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory import policies as directory
from syndesis.directory.choices import NameKind
from syndesis.directory.models import Organisation
from syndesis.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Place:
    """A field that a template may use, as its page tells of it."""

    name: str
    about: Any
    example: str


PARTY: dict[str, Any] = {
    "name": "Harbour University",
    "role": "party",
    "city": "Porto Novo",
    "country": "Portugal",
    "is_ours": False,
    "contact": "Marta Oliveira",
    "signatories": [{"name": "Marta Oliveira", "position": "Rector"}],
}
EXAMPLE: dict[str, Any] = {
    "title": "Framework agreement on cooperation",
    "titles": {"en": "", "ru": "", "es": "", "zh": ""},
    "reference": "2026/17",
    "kind": "Framework agreement",
    "parties": [PARTY],
    "ours": [PARTY],
    "others": [PARTY],
    "signed_on": "12 April 2026",
    "starts_on": "1 May 2026",
    "ends_on": "30 April 2031",
    "term": "5 years",
    "term_months": 60,
    "renewal": "Renews itself unless given notice",
    "renewal_term": "1 year",
    "notice": "3 months",
    "languages": ["English"],
    "units": ["Faculty of Law"],
    "unit_in_charge": "International Office",
    "fields": ["Marine biology"],
    "scopes": ["Student exchange"],
    "groups": ["Master students"],
    "clauses": [{"kind": "Confidentiality", "text": "Each party keeps what it learns.", "where": "Article 7"}],
    "rationale": "To exchange students.",
    "money": "Each party bears its own costs.",
    "today": "3 March 2026",
}
"""Of the shape of what a template is filled with: a field that is not here is none."""
PLACES = (
    Place("title", gettext_lazy("Title, in the language of the template where it is known"), "{{ title }}"),
    Place("titles", gettext_lazy("Titles by language: en, ru, es, zh"), "{{ titles.es }}"),
    Place("reference", gettext_lazy("Reference number"), "{{ reference }}"),
    Place("kind", gettext_lazy("Kind of agreement"), "{{ kind }}"),
    Place(
        "parties",
        gettext_lazy("All parties, each with name, role, city, country, contact, is_ours, signatories"),
        "{% for party in parties %}{{ party.name }}, {{ party.city }}{% endfor %}",
    ),
    Place("ours", gettext_lazy("Those of them that are our own institution or a part of it"), "{{ ours[0].name }}"),
    Place("others", gettext_lazy("The others"), "{% for party in others %}{{ party.name }}{% endfor %}"),
    Place(
        "signatories",
        gettext_lazy("Who signs for a party: name and position"),
        "{% for s in party.signatories %}{{ s.name }}, {{ s.position }}{% endfor %}",
    ),
    Place("signed_on", gettext_lazy("Day of signing, in words of the template’s language"), "{{ signed_on }}"),
    Place("starts_on", gettext_lazy("First day in force"), "{{ starts_on }}"),
    Place("ends_on", gettext_lazy("Last day in force"), "{{ ends_on }}"),
    Place("term", gettext_lazy("Term in words; term_months is the bare number"), "{{ term }}"),
    Place("renewal", gettext_lazy("What happens at its end; renewal_term: by how long"), "{{ renewal }}"),
    Place("notice", gettext_lazy("Period of notice in words"), "{{ notice|default('—', true) }}"),
    Place("languages", gettext_lazy("Languages of the text"), "{{ languages|join(', ') }}"),
    Place("units", gettext_lazy("Units that take part; unit_in_charge: ours"), "{{ units|join(', ') }}"),
    Place("fields", gettext_lazy("Fields of knowledge"), "{{ fields|join(', ') }}"),
    Place("scopes", gettext_lazy("What it is about; groups: whom it is for"), "{{ scopes|join(', ') }}"),
    Place(
        "clauses",
        gettext_lazy("Clauses on record, each with kind, text and where"),
        "{% for clause in clauses %}{{ clause.text }}{% endfor %}",
    ),
    Place("rationale", gettext_lazy("Why we want it; money: who pays what"), "{{ rationale }}"),
    Place("today", gettext_lazy("The day on which the draft is made"), "{{ today }}"),
)


def facts_of(agreement: Agreement, reader: User | None, language: str) -> dict[str, Any]:
    """Of the shape of `EXAMPLE`: what the agreement says, as far as the reader may see it, in words of a language."""
    with translation.override(language):
        rows = _parties(agreement, reader)
        signatories = list(agreement.signatories.select_related("person", "position"))
        ours = {row.organisation_id for row in rows} - {each.pk for each in outside(row.organisation for row in rows)}
        parties = [_party(row, signatories, language) | {"is_ours": row.organisation_id in ours} for row in rows]
        short = language[:2]
        return {
            "title": agreement.titles.get(short) or agreement.title or str(agreement.get_kind_display()),
            "titles": {code: agreement.titles.get(code, "") for code in EXAMPLE["titles"]},
            "reference": agreement.reference,
            "kind": str(agreement.get_kind_display()),
            "parties": parties,
            "ours": [party for party in parties if party["is_ours"]],
            "others": [party for party in parties if not party["is_ours"]],
            "signed_on": dates.full(agreement.signed_on),
            "starts_on": dates.full(agreement.starts_on),
            "ends_on": dates.full(agreement.ends_on),
            "term": months(agreement.term_months),
            "term_months": agreement.term_months or "",
            "renewal": str(agreement.get_renewal_display()) if agreement.renewal else "",
            "renewal_term": months(agreement.renewal_months),
            "notice": _notice(agreement),
            "languages": [_language(row.language) for row in agreement.languages.all()],
            "units": [_named(unit, language) for unit in _seen(agreement.units.all(), reader)],
            "unit_in_charge": _named(agreement.owner_unit, language) if agreement.owner_unit else "",
            "fields": [str(row.field) for row in agreement.field_rows.select_related("field")],
            "scopes": [str(row.get_kind_display()) for row in agreement.scopes.all()],
            "groups": [str(row.get_group_display()) for row in agreement.target_groups.all()],
            "clauses": [
                {"kind": str(row.get_kind_display()), "text": row.text, "where": row.where}
                for row in agreement.clauses.all()
            ],
            "rationale": agreement.rationale,
            "money": agreement.money,
            "today": dates.full(PartialDate.of(timezone.localdate())),
        }


def months(number: int | None) -> str:
    """ "5 years" or "18 months"; nothing for none."""
    if not number:
        return ""
    if number % 12 == 0:
        years = number // 12
        return ngettext("%(number)s year", "%(number)s years", years) % {"number": years}
    return ngettext("%(number)s month", "%(number)s months", number) % {"number": number}


def _notice(agreement: Agreement) -> str:
    if agreement.notice and agreement.notice_unit == NoticeUnit.DAYS:
        return ngettext("%(number)s day", "%(number)s days", agreement.notice) % {"number": agreement.notice}
    return months(agreement.notice)


def _language(code: str) -> str:
    try:
        return str(_(translation.get_language_info(code)["name"]))
    except KeyError:
        return code


def _parties(agreement: Agreement, reader: User | None) -> list[AgreementParty]:
    rows = agreement.parties.filter(leaves=False).select_related("organisation", "contact")
    found = list(rows.prefetch_related("organisation__names"))
    seen = {row.pk for row in _seen((party.organisation for party in found), reader)}
    return [party for party in found if party.organisation_id in seen]


def _seen(organisations: Iterable[Organisation], reader: User | None) -> list[Organisation]:
    rows = list(organisations)
    if reader is None:
        return rows
    keys = directory.organisations.seen(reader, [row.pk for row in rows])
    return [row for row in rows if row.pk in keys]


def _party(row: AgreementParty, signatories: Iterable[Signatory], language: str) -> dict[str, Any]:
    organisation = row.organisation
    return {
        "name": _named(organisation, language),
        "role": str(row.get_role_display()),
        "city": organisation.city,
        "country": country_name(organisation.country),
        "contact": str(row.contact or ""),
        "signatories": [
            {"name": str(each.person), "position": each.position_then or str(each.position or "")}
            for each in signatories
            if each.organisation_id == row.organisation_id
        ],
    }


def _named(organisation: Organisation, language: str) -> str:
    """Its official name in the language, else the one under which it is on record."""
    rows = (row for row in organisation.names.all() if row.kind == NameKind.OFFICIAL)
    return next((row.text for row in rows if row.language[:2] == language[:2]), organisation.name)
