"""The review of a document: its text in coloured pieces, its findings as cards."""

from syndesis.web.review.page import Review, review_page

__all__ = ["Review", "review_page"]
