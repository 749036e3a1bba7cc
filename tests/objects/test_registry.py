"""The registry is filled while Django starts and closed from then on."""

import pytest

from syndesis.agreements.objects import AgreementType
from syndesis.core.models import Document
from syndesis.directory.models import Organisation, Person
from syndesis.directory.objects import OrganisationType, PartnerType, PersonType
from syndesis.objects import Choice, Col, ObjectType, extend, of, register, registered
from syndesis.objects.registry import Registry, RegistryClosed
from syndesis.objects.types import built


@pytest.fixture
def opened(monkeypatch):
    """A registry of a moment, still open."""
    monkeypatch.setattr("syndesis.objects.registry._registry", Registry())


def test_types_stand_in_the_order_of_their_packages():
    packages = [kind.__module__.split(".")[1] for kind in registered() if kind.__module__.startswith("syndesis.")]
    assert list(dict.fromkeys(packages)) == ["work", "directory", "agreements", "activities", "engagement", "insight"]


def test_a_model_leads_to_its_type():
    assert (of(Person), of(Organisation)) == (PersonType, OrganisationType)
    with pytest.raises(LookupError, match=r"core\.Document has no declared type"):
        of(Document)


def test_nothing_is_added_once_django_has_started():
    before = PersonType.extensions
    with pytest.raises(RegistryClosed):
        register(type("LateType", (ObjectType,), {"model": Document}))
    with pytest.raises(RegistryClosed):
        extend(PersonType, columns=[Col("salutation")])
    assert (Document in [kind.model for kind in registered()], PersonType.extensions) == (False, before)


def test_a_model_has_one_type(opened):
    register(AgreementType)
    with pytest.raises(ValueError, match=r"agreements\.Agreement has a type already"):
        register(type("OtherType", (AgreementType,), {}))


def test_a_narrower_list_stands_beside_the_type_of_all_records(opened):
    every = register(type("EveryType", (PersonType,), {}))
    some = register(type("SomeType", (PersonType,), {"further": True}))
    assert (of(Person), registered(), registered(further=False)) == (every, (every, some), (every,))


def test_an_extension_adds_columns_and_filters_after_those_of_the_type(opened):
    before = PersonType.extensions
    kind = type("WiderType", (PersonType,), {})
    extend(kind, columns=[Col("given_name")], filters=[Choice("salutation")])
    made = built(kind)
    assert [str(column.label) for column in made.shown] == ["Name", "Position", "Organisation", "Given name"]
    assert [choice.name for choice, _column in made.choices] == ["salutation"]
    assert (kind.extensions[-1].module, PersonType.extensions) == (__name__, before)


def test_partners_are_extended_from_above_while_the_directory_knows_neither():
    modules = {part.module for part in PartnerType.extensions}
    packages = {module.split(".")[1] for module in modules}
    assert {"agreements", "activities", "engagement", "insight"} <= packages
