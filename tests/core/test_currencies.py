"""Currencies by their letters, signs and names; amounts in the words of each language."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from syndesis.core.currencies import currencies, currency_code, money
from syndesis.core.fields import AmountField, CurrencyField

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ["€1,250,000", "RUB\u00a01,250.50", "1,250"]),
        ("ru", ["1\u00a0250\u00a0000\u00a0€", "1\u00a0250,50\u00a0₽", "1\u00a0250"]),
        ("es", ["1.250.000\u00a0€", "1.250,50\u00a0RUB", "1.250"]),
        ("zh-hans", ["€1,250,000", "RUB\u00a01,250.50", "1,250"]),
    ],
)
def test_amounts_are_worded_by_language_and_currency(language, shown):
    with override(language):
        assert [money(1_250_000, "EUR"), money(Decimal("1250.5"), "RUB"), money(Decimal(1250), "")] == shown
    assert money(None, "EUR") == ""


def test_a_currency_is_known_by_letters_sign_and_name_also_one_that_is_gone():
    written = ["eur", " € ", "Euro", "китайский юань", "DEM", "doubloons", "XXX", ""]
    assert [currency_code(text) for text in written] == ["EUR", "EUR", "EUR", "CNY", "DEM", "", "", ""]
    offered = [code for code, _label in currencies()]
    assert (offered.index("EUR") < offered.index("DEM"), "ROL" in offered, "XAU" in offered) == (True, True, False)


def test_a_field_refuses_what_is_no_currency_and_amounts_below_nought():
    field = CurrencyField().formfield()
    assert [field.clean(""), field.clean("€")] == ["", "EUR"]
    for wrong in (lambda: field.clean("EURX"), lambda: CurrencyField().clean("QQQ", None)):
        with pytest.raises(ValidationError, match="is no currency"):
            wrong()
    with pytest.raises(ValidationError):
        AmountField().clean(Decimal(-1), None)
