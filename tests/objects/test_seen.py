"""Asked of single records, a policy says the same as its scope: the short way for what is open lets nobody in."""

import pytest
from django.contrib.auth.models import AnonymousUser

from syndesis.core.models import Role
from syndesis.core.policies import Policy
from tests.directory.factories import user
from tests.objects.samples import SAMPLES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_what_is_seen_of_records_is_what_lies_in_the_scope(sample):
    policy = sample.kind.policy
    restricted, _about = sample.make("Secret", visibility="restricted")
    theirs, theirs_about = sample.make("Theirs", visibility="restricted")
    opened, _about = sample.make("Open")
    keys = {restricted.pk, theirs.pk, opened.pk}
    for role in Role.values:
        for reader in (user(f"mara-{role}", role), user(f"lena-{role}", role, answers_for=(theirs_about,))):
            scope = policy.model._default_manager.filter(policy.scope(reader, "view"), pk__in=keys)
            assert (role, policy.seen(reader, keys)) == (role, set(scope.values_list("pk", flat=True)))


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_strangers_and_former_users_see_nothing(sample):
    record, about = sample.make("Open")
    former = user("mara", Role.MANAGER, answers_for=(about,))
    former.is_active = False
    assert [sample.kind.policy.seen(reader, {record.pk}) for reader in (former, AnonymousUser())] == [set(), set()]


def test_a_policy_with_a_scope_of_its_own_is_not_taken_for_open():
    class Closed(Policy):
        def scope(self, user, action):
            return super().scope(user, action)

    class Below(Closed):
        pass

    assert (Policy.open_to_staff, Closed.open_to_staff, Below.open_to_staff) == (True, False, False)
