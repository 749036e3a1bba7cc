"""Writing the directory: one function a deed."""

from syndesis.directory.services.credits import credit_document
from syndesis.directory.services.histories import (
    correct_entry,
    invite_candidate,
    remove_entry,
    set_status,
    set_tier,
)
from syndesis.directory.services.organisations import (
    add_name,
    register_from_catalogue,
    register_many,
    register_organisation,
    settle_home,
)
from syndesis.directory.services.partnerships import (
    register_partner,
    register_partners,
    start_partnership,
    start_partnerships,
    start_partnerships_since,
)
from syndesis.directory.services.people import attest_position, complete_given_name, register_people, register_person
from syndesis.directory.services.responsibilities import (
    define_region,
    end_responsibility,
    give_responsibility,
    revise_region,
    take_back_responsibility,
)
from syndesis.directory.services.revising import revise_organisation

__all__ = [
    "add_name",
    "attest_position",
    "complete_given_name",
    "correct_entry",
    "credit_document",
    "define_region",
    "end_responsibility",
    "give_responsibility",
    "invite_candidate",
    "register_from_catalogue",
    "register_many",
    "register_organisation",
    "register_partner",
    "register_partners",
    "register_people",
    "register_person",
    "remove_entry",
    "revise_organisation",
    "revise_region",
    "set_status",
    "set_tier",
    "settle_home",
    "start_partnership",
    "start_partnerships",
    "start_partnerships_since",
    "take_back_responsibility",
]
