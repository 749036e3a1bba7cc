"""The tree of organisations, asked by path."""

import pytest

from syndesis.directory.models import Organisation
from tests.directory.factories import organisation

pytestmark = pytest.mark.django_db


def test_what_lies_under_a_node_is_the_node_and_all_below_it():
    university = organisation("Harbour University")
    faculty = organisation("Faculty of Mechanics", parent=university)
    laboratory = organisation("Laboratory of Waves", parent=faculty)
    others = [organisation(f"University {number}") for number in range(12)]  # one has a key that begins with the first
    under = Organisation.objects.filter(path__under=university.path)
    assert set(under) == {university, faculty, laboratory}
    assert set(Organisation.objects.exclude(path__under=university.path)) == set(others)
    assert set(Organisation.objects.filter(path__under=faculty.path)) == {faculty, laboratory}


def test_a_path_is_taken_as_it_stands():
    organisation("Harbour University")
    assert list(Organisation.objects.filter(path__under="/%/")) == []
    assert list(Organisation.objects.filter(path__under="/_/")) == []
