"""What grants come to: the set that a list shows, by funder, programme, year or unit, each currency by itself; each sum
leads to the grants behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from syndesis.activities.amounts import ours
from syndesis.activities.objects import GrantType
from syndesis.activities.queries.money import Amounts, sums, sums_by
from syndesis.core.currencies import money
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.queries.headline import grouped
from syndesis.objects.services import seen_by
from syndesis.web.addresses import Address
from syndesis.web.views.base import user_of
from syndesis.web.views.lists import ListView

BY, WITHOUT = "by", "without"
FUNDER, PROGRAMME, YEAR, UNIT = "funder", "programme", "year", "unit"
COLUMNS = {FUNDER: "funder", PROGRAMME: "programme", YEAR: "year", UNIT: "owner_unit"}
"""What the grants are told apart by; also the parameter of the list."""
LABELS = {
    FUNDER: gettext_lazy("By funder"),
    PROGRAMME: gettext_lazy("By programme"),
    YEAR: gettext_lazy("By year"),
    UNIT: gettext_lazy("By unit"),
}
HEADS = {
    FUNDER: gettext_lazy("Funder"),
    PROGRAMME: gettext_lazy("Programme"),
    YEAR: gettext_lazy("Year"),
    UNIT: gettext_lazy("Unit in charge"),
}
MOST = 100
"""Lines of the table: who has more narrows the list."""
WHOLE = 100


class GrantsView(ListView):
    """The list, and the way to what its grants come to."""

    kind = GrantType

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        return context | {"shapes": shapes(Address(context["given"]), request.path)}


class SumsView(GrantsView):
    template = "web/money/sums.html"

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        reader, address = user_of(request), Address(context["given"])
        by = request.GET.get(BY, "")
        way = by if by in COLUMNS else FUNDER
        rows = context["state"].asked.filters.qs
        whole, found = sums(rows), sums_by(rows, COLUMNS[way])
        words, totals = _words(found, way, reader), {each.currency: each.amount for each in whole}
        order = sorted(found, key=lambda value: _place(way, value, found[value], words))[:MOST]
        return context | {
            "title": _("Money"),
            "crumbs": [{"label": GrantType.plural, "url": reverse("web:grants")}, {"label": _("Money")}],
            "chooser": None,
            "densities": [],
            "ways": [
                {"label": label, "url": address.but(**{BY: name}), "current": name == way}
                for name, label in LABELS.items()
            ],
            "facts": [_fact(each, address) for each in whole if each.currency],
            "head": HEADS[way],
            "lines": [
                _line(words.get(value), found[value], totals, _Ways(address, way, value) if value in words else None)
                for value in order
            ],
            "left": len(found) - len(order),
        }


def shapes(address: Address, path: str) -> list[dict[str, Any]]:
    """The ways to see the same set."""
    ways = [(_("List"), "web:grants"), (_("Sums"), "web:grants_money")]
    return [
        {"label": label, "url": reverse(name) + address.but(BY), "current": reverse(name) == path}
        for label, name in ways
    ]


def _place(way: str, value: Any, amounts: Sequence[Amounts], words: Mapping[Any, str]) -> tuple[Any, ...]:
    """The newest year, else what most grants belong to, comes first; what is not known, last."""
    if way == YEAR:
        return (value is None, -(value or 0))
    return (not value, -sum(each.grants for each in amounts), words.get(value, ""))


def _words(values: Iterable[Any], way: str, reader: User) -> dict[Any, str]:
    """What each value is called; what the reader may not see is left out."""
    if way in (FUNDER, UNIT):
        seen = Organisation.objects.filter(seen_by(Organisation, reader), pk__in=[key for key in values if key])
        return {None: _("not known")} | {row.pk: row.name for row in seen}
    return {value: str(value) if value else _("not known") for value in values}


@dataclass(frozen=True)
class _Ways:
    """To the lists of the grants behind the sums of one line."""

    address: Address
    way: str
    value: Any

    def to(self, currency: str | None = None) -> str:
        """Left out: in all currencies; blank: those without an amount."""
        narrowed = {COLUMNS[self.way]: str(self.value)} if self.value else {}
        unknown = [] if self.value else [self.way]
        if currency:
            narrowed["currency"] = currency
        elif currency is not None:
            unknown.append("currency")
        if unknown:
            narrowed[WITHOUT] = ",".join(unknown)
        return reverse("web:grants") + self.address.but(BY, **narrowed)


def _line(
    label: str | None, amounts: Sequence[Amounts], totals: Mapping[str, Decimal], ways: _Ways | None
) -> dict[str, Any]:
    """As `web/money/sums.html` takes it. What the reader may not see has a sum, which tells no name, and no way."""
    return {
        "label": _("(not visible to you)") if label is None else label,
        "url": ways.to() if ways else "",
        "amounts": [
            {
                "grants": grouped(each.grants),
                "amount": _("amount not known") if each.is_unknown else money(each.amount, each.currency),
                "own": money(each.own, each.currency),
                "share": None if each.is_unknown else _share(each.amount, totals[each.currency]),
                "url": ways.to(each.currency) if ways else "",
            }
            for each in amounts
        ],
    }


def _share(amount: Decimal, whole: Decimal) -> int | None:
    """In hundredths of all grants in its currency."""
    return round(amount * WHOLE / whole) if whole else None


def _fact(each: Amounts, address: Address) -> dict[str, Any]:
    number = ngettext("in %(number)s grant", "in %(number)s grants", each.grants) % {"number": grouped(each.grants)}
    return {
        "label": each.currency,
        "value": money(each.amount, each.currency),
        "note": " · ".join(filter(None, (number, ours(each.own, each.currency)))),
        "url": reverse("web:grants") + address.but(BY, currency=each.currency),
    }
