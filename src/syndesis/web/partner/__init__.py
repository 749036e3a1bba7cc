"""A partner on one page: everything on record about the relation, each fact with its footnotes."""

from syndesis.web.partner.page import PartnerPage, partner_page

__all__ = ["PartnerPage", "partner_page"]
