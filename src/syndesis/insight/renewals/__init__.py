"""The renewal pack: what an agreement was meant to bring, and what came of it, before it is decided what comes next.

As a briefing it is kept nowhere: it is computed from the records that its reader may see, anew for every reader and
day; and it is shown, printed and written to Word as a briefing is.
"""

from syndesis.insight.renewals.making import renewal_pack

__all__ = ["renewal_pack"]
