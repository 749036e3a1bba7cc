"""Agreements in words."""

from syndesis.agreements.wording.agreements import agreement_title, end_of

__all__ = ["agreement_title", "end_of"]
