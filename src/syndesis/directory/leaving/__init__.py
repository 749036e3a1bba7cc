"""When somebody leaves: all that is open in their hands, and giving it to others in one deed."""

from syndesis.directory.leaving.deed import hand_over_everything
from syndesis.directory.leaving.groups import Group, Open, groups, register_group, with_title

__all__ = ["Group", "Open", "groups", "hand_over_everything", "register_group", "with_title"]
