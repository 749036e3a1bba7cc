"""Writing the directory: one function a deed."""

from syndesis.directory.services.catalogued import (
    complete_from_catalogue,
    register_all_from_catalogue,
    register_from_catalogue,
)
from syndesis.directory.services.contacts import add_contact, keep_contact, remove_contact
from syndesis.directory.services.credits import credit_document
from syndesis.directory.services.fields import define_field, define_fields, load_classifications, revise_field
from syndesis.directory.services.goals import (
    drop_goal,
    miss_goal,
    reach_goal,
    reopen_goal,
    revise_goal,
    set_goal,
    set_goals,
)
from syndesis.directory.services.handovers import add_item, close_handover, revise_handover, start_handover, tick_item
from syndesis.directory.services.histories import (
    correct_entry,
    invite_candidate,
    remove_entry,
    set_status,
    set_tier,
)
from syndesis.directory.services.home import settle_home
from syndesis.directory.services.moving import move_organisation, move_organisations
from syndesis.directory.services.organisations import add_name, register_many, register_organisation
from syndesis.directory.services.partnerships import (
    register_partner,
    register_partners,
    start_partnership,
    start_partnerships,
    start_partnerships_since,
)
from syndesis.directory.services.people import (
    complete_given_name,
    identify_person,
    name_person,
    register_people,
    register_person,
    rename_person,
    revise_people,
    revise_person,
)
from syndesis.directory.services.positions import (
    attest_position,
    end_position,
    hold_position,
    hold_positions,
    move_person,
    position_on,
)
from syndesis.directory.services.relations import register_partnership, register_partnerships, revise_partnership
from syndesis.directory.services.renaming import rename_organisation, rename_organisations
from syndesis.directory.services.responsibilities import (
    define_region,
    end_responsibility,
    give_responsibility,
    revise_region,
    revise_responsibility,
    take_back_responsibility,
)
from syndesis.directory.services.revising import revise_organisation, revise_organisations
from syndesis.directory.services.succession import (
    close_organisation,
    close_organisations,
    link_succession,
    reopen_organisation,
)

__all__ = [
    "add_contact",
    "add_item",
    "add_name",
    "attest_position",
    "close_handover",
    "close_organisation",
    "close_organisations",
    "complete_from_catalogue",
    "complete_given_name",
    "correct_entry",
    "credit_document",
    "define_field",
    "define_fields",
    "define_region",
    "drop_goal",
    "end_position",
    "end_responsibility",
    "give_responsibility",
    "hold_position",
    "hold_positions",
    "identify_person",
    "invite_candidate",
    "keep_contact",
    "link_succession",
    "load_classifications",
    "miss_goal",
    "move_organisation",
    "move_organisations",
    "move_person",
    "name_person",
    "position_on",
    "reach_goal",
    "register_all_from_catalogue",
    "register_from_catalogue",
    "register_many",
    "register_organisation",
    "register_partner",
    "register_partners",
    "register_partnership",
    "register_partnerships",
    "register_people",
    "register_person",
    "remove_contact",
    "remove_entry",
    "rename_organisation",
    "rename_organisations",
    "rename_person",
    "reopen_goal",
    "reopen_organisation",
    "revise_field",
    "revise_goal",
    "revise_handover",
    "revise_organisation",
    "revise_organisations",
    "revise_partnership",
    "revise_people",
    "revise_person",
    "revise_region",
    "revise_responsibility",
    "set_goal",
    "set_goals",
    "set_status",
    "set_tier",
    "settle_home",
    "start_handover",
    "start_partnership",
    "start_partnerships",
    "start_partnerships_since",
    "take_back_responsibility",
    "tick_item",
]
