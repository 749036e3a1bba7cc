"""Fields of forms: partial dates and countries in the reader's language."""

import pytest
from django import forms
from django.utils import translation

from syndesis.agreements.models import Agreement
from syndesis.core.fields import PartialDateField
from syndesis.core.forms import CountryFormField, PartialDateFormField, as_understood
from syndesis.directory.models import Organisation
from syndesis.lib.partial_dates import PartialDate

LANGUAGES = ["en", "ru", "es", "zh-hans"]


class DatesForm(forms.ModelForm):
    class Meta:
        model = Agreement
        fields = ["signed_on"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", ["2011", "2011-04", "2011-04-12"])
def test_a_date_is_shown_as_the_reader_writes_it_and_read_back_untouched(language, day):
    with translation.override(language):
        shown = DatesForm(instance=Agreement(signed_on=PartialDate.parse(day)))["signed_on"].value()
        form = DatesForm({"signed_on": shown}, instance=Agreement(signed_on=PartialDate.parse(day)))
        assert (form.is_valid(), form.changed_data, str(form.cleaned_data["signed_on"])) == (True, [], day)


def test_the_field_of_a_partial_date_is_no_plain_text():
    field = PartialDateField("signed").formfield()
    assert (type(field), field.required, field.label) == (PartialDateFormField, False, "Signed")
    assert str(field.help_text) == "A day, a month or a year: April 2011 or 2011."
    assert PartialDateField(help_text="The last day").formfield().help_text == "The last day"


def test_a_date_that_is_required_may_not_be_blank():
    field = PartialDateFormField()
    with pytest.raises(forms.ValidationError, match="required"):
        field.clean(" ")
    assert PartialDateFormField(required=False).clean("  ") is None


@pytest.mark.parametrize(
    ("language", "message"),
    [
        (
            "en",
            "“soon” is not understood as a date: write 12 April 2011, April 2011 or 2011.",
        ),
        ("ru", "12 апреля 2011 г."),
        ("es", "12 de abril de 2011"),
        ("zh-hans", "2011年4月12日"),
    ],
)
def test_what_is_no_date_is_answered_with_what_is_accepted(language, message):
    with translation.override(language), pytest.raises(forms.ValidationError) as error:
        PartialDateFormField().clean("soon")
    assert message in error.value.messages[0]


def test_a_day_that_does_not_exist_is_told():
    with pytest.raises(forms.ValidationError, match="“30 February 2011” is no day of the calendar"):
        PartialDateFormField().clean("30 February 2011")


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [
        ("en", "03/04/2011", "3 April 2011"),
        ("ru", "03/04/2011", "3 апреля 2011 г."),
        ("es", "03/04/2011", "3 de abril de 2011"),
        ("zh-hans", "03/04/2011", "2011年3月4日"),
        ("en", "абрил 2011", None),
        ("en", "апрель 2011", "April 2011"),
        ("en", "April 2011", ""),
        ("en", "", ""),
    ],
)
def test_what_is_understood_is_shown_beside_the_field(language, typed, shown):
    with translation.override(language):
        text, understood = as_understood(typed)
    assert (text if understood else None) == shown


def test_a_value_shown_again_stands_with_what_was_understood():
    form = DatesForm({"signed_on": "03/04/2011"})
    assert "3 April 2011" in str(form["signed_on"])
    assert 'value="03/04/2011"' in str(form["signed_on"])


def test_a_country_is_chosen_by_its_name_in_the_language_of_the_reader():
    field = Organisation._meta.get_field("country").formfield()
    assert isinstance(field, CountryFormField)
    for language, name in [("en", "Spain"), ("ru", "Испания"), ("es", "España"), ("zh-hans", "西班牙")]:
        with translation.override(language):
            assert dict(field.choices)["ES"] == name
    names = [name for _code, name in field.choices]
    assert (names[:3], "EU" in dict(field.choices), len(names) > 240) == (
        ["—", "Afghanistan", "Åland Islands"],
        False,
        True,
    )
    assert (field.clean("ES"), field.clean("")) == ("ES", "")
    with pytest.raises(forms.ValidationError):
        field.clean("es")
