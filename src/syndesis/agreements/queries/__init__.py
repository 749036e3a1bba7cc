"""Questions to the agreements."""

from syndesis.agreements.queries.counting import number_of_agreements

__all__ = ["number_of_agreements"]
