"""Agreements in words."""

from syndesis.agreements.wording.agreements import agreement_title

__all__ = ["agreement_title"]
