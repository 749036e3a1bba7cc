"""The review of a document: its text in coloured pieces, its findings as cards."""

from syndesis.web.review.page import CERTAIN, Review, review_page

__all__ = ["CERTAIN", "Review", "review_page"]
