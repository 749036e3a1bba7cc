"""Texts in several languages, as forms and files give them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from syndesis.core.translated import InLanguages, TranslatedFormField, in_language

NAMES = {"ru": "Энергетика; тепло", "es": "Energía"}


@pytest.mark.parametrize(
    "given",
    [NAMES, NAMES | {"zh": "  "}, "ru: Энергетика; тепло; es: Energía", '{"ru": "Энергетика; тепло", "es": "Energía"}'],
)
def test_texts_are_read_from_what_forms_files_and_calls_give(given):
    assert InLanguages.read(given) == NAMES
    assert InLanguages.read(str(InLanguages.read(given))) == NAMES


@pytest.mark.parametrize("given", [{"fr": "Énergie"}, {"ru": 1}, ["ru"], 7, "Энергетика", "{", {"ru": "x" * 301}])
def test_what_is_no_text_in_a_language_is_refused(given):
    with pytest.raises(ValidationError):
        InLanguages.read(given)


def test_a_form_has_a_box_for_each_language_and_knows_what_changed():
    field = TranslatedFormField(required=False)
    boxes = ["", "Энергетика; тепло", "Energía", ""]
    assert field.clean(boxes) == NAMES
    assert (field.has_changed(NAMES, boxes), field.has_changed(NAMES, ["", "", "Energía", ""])) == (False, True)
    drawn = field.widget.render("names", NAMES, {"id": "id_names"})
    assert [drawn.count(text) for text in ('name="names_', 'lang="ru"', 'value="Energía"')] == [4, 2, 1]


def test_a_reader_is_shown_their_language_where_there_is_one():
    with translation.override("ru"):
        assert (in_language("Energy", NAMES), in_language("Heat", {})) == ("Энергетика; тепло", "Heat")
