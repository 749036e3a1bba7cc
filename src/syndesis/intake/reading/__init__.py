"""From the text of a document to findings with their evidence: organisations, people, occasions, agreements, promises.

`read(text, gazetteer)` is the one way in; `contract` states what it gives, `pipeline` how it goes about it.
"""

from syndesis.intake.reading.contract import Reading
from syndesis.intake.reading.gazetteer import Gazetteer
from syndesis.intake.reading.known import KnownName, KnownOrganisation, from_catalogue
from syndesis.intake.reading.pipeline import read

__all__ = ["Gazetteer", "KnownName", "KnownOrganisation", "Reading", "from_catalogue", "read"]
