"""The term of an agreement, reckoned from plain facts."""

from syndesis.lib.terms.days import add_months, last_to_decide, longer, term_end
from syndesis.lib.terms.facts import Kind, Step, Term, Text
from syndesis.lib.terms.reckoning import reckon

__all__ = ["Kind", "Step", "Term", "Text", "add_months", "last_to_decide", "longer", "reckon", "term_end"]
