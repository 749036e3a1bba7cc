"""Writing the directory: one function a deed."""

from syndesis.directory.services.credits import credit_document
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
    set_tier,
    start_partnership,
    start_partnerships,
)
from syndesis.directory.services.people import attest_position, complete_given_name, register_person

__all__ = [
    "add_name",
    "attest_position",
    "complete_given_name",
    "credit_document",
    "register_from_catalogue",
    "register_many",
    "register_organisation",
    "register_partner",
    "register_partners",
    "register_person",
    "set_tier",
    "settle_home",
    "start_partnership",
    "start_partnerships",
]
