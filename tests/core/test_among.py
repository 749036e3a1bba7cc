"""A condition whose inside is made into SQL once stands for the subquery that it was made of."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from syndesis.core.among import Among, Rows
from syndesis.core.models import SearchEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries():
    kind = ContentType.objects.get_for_model(Group)
    groups = [Group.objects.create(name=name) for name in ("Harbour", "Lake", "Mill")]
    SearchEntry.objects.bulk_create(SearchEntry(content_type=kind, object_id=row.pk, title=row.name) for row in groups)
    return SearchEntry.objects.order_by("title")


def titles(rows) -> list[str]:
    return [row.title for row in rows]


def among(rows) -> Q:
    return Q(Among("object_id", Rows(rows)))


def test_it_holds_for_the_rows_and_no_others(entries):
    wanted = among(Group.objects.filter(Q(name="Lake") | Q(name__startswith="100%")))
    assert titles(entries.filter(wanted)) == ["Lake"]
    assert titles(entries.exclude(wanted)) == ["Harbour", "Mill"]
    assert titles(entries.filter(wanted | Q(title="Mill"))) == ["Lake", "Mill"]


def test_it_knows_all_rows_and_none(entries):
    assert titles(entries.filter(among(Group.objects.all()))) == ["Harbour", "Lake", "Mill"]
    assert titles(entries.filter(among(Group.objects.none()))) == []
    assert titles(entries.filter(among(Group.objects.none()) | Q(title="Mill"))) == ["Mill"]


def test_it_stands_in_a_subquery(entries):
    lake = entries.order_by().filter(among(Group.objects.filter(name="Lake")))
    assert titles(SearchEntry.objects.filter(pk__in=lake.values("pk"))) == ["Lake"]
    assert [group.name for group in Group.objects.filter(pk__in=lake.values("object_id"))] == ["Lake"]


def test_rows_of_a_join_are_refused(entries):
    with pytest.raises(AssertionError, match="joins no table"):
        list(entries.filter(among(Group.objects.filter(permissions__codename="x"))))
