"""Merging: two records of one organisation, or of one person, become one, and nothing that refers to them is lost."""

from syndesis.directory.merging.absorbing import referring
from syndesis.directory.merging.mentions import register_mention
from syndesis.directory.merging.organisations import merge_organisations
from syndesis.directory.merging.people import merge_people
from syndesis.directory.merging.returning import merge_of, take_back

__all__ = ["merge_of", "merge_organisations", "merge_people", "referring", "register_mention", "take_back"]
