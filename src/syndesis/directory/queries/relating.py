"""What one organisation is to another, in few words: each tie leads from one to the next."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _p

from syndesis.directory.choices import RelationKind

MEMBER, NETWORK = "member", "network"
PART, WHOLE = "part", "whole"
DOOR, OPENER = "door", "opener"
OUR_PARTNER, OUR_NETWORK = "our_partner", "our_network"


def forth(kind: str) -> str:
    """The tie from who has a relation to the other."""
    return f"{kind}_forth"


def back(kind: str) -> str:
    """The tie from the other to who has the relation."""
    return f"{kind}_back"


INVERSE = {
    **{forth(kind): back(kind) for kind in RelationKind.values},
    **{back(kind): forth(kind) for kind in RelationKind.values},
    MEMBER: NETWORK,
    NETWORK: MEMBER,
    PART: WHOLE,
    WHOLE: PART,
    DOOR: OPENER,
    OPENER: DOOR,
}
WORDS: dict[str, str | Promise] = {
    forth(RelationKind.PREDECESSOR): _p("another organisation", "predecessor"),
    back(RelationKind.PREDECESSOR): _p("another organisation", "successor"),
    forth(RelationKind.FOUNDER): _p("another organisation", "founder"),
    back(RelationKind.FOUNDER): _p("another organisation", "founded by it"),
    forth(RelationKind.OWNER): _p("another organisation", "owner"),
    back(RelationKind.OWNER): _p("another organisation", "belongs to it"),
    forth(RelationKind.INDUSTRIAL): _p("another organisation", "industrial partner"),
    back(RelationKind.INDUSTRIAL): _p("another organisation", "has it as industrial partner"),
    forth(RelationKind.ACADEMIC): _p("another organisation", "academic partner"),
    back(RelationKind.ACADEMIC): _p("another organisation", "has it as academic partner"),
    forth(RelationKind.RESIDENT): _p("another organisation", "where it is resident"),
    back(RelationKind.RESIDENT): _p("another organisation", "resident"),
    forth(RelationKind.RELATED): _p("another organisation", "related"),
    back(RelationKind.RELATED): _p("another organisation", "related"),
    MEMBER: _p("another organisation", "member"),
    NETWORK: _p("another organisation", "network that it belongs to"),
    PART: _p("another organisation", "part of it"),
    WHOLE: _p("another organisation", "what it is part of"),
    DOOR: _p("another organisation", "it opens the door"),
    OPENER: _p("another organisation", "opens the door to it"),
    OUR_PARTNER: _p("another organisation", "our partner"),
    OUR_NETWORK: _p("another organisation", "our network"),
}
"""What the next is to the one before it."""
