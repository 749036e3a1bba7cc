"""The record of any declared type on its pages: overview, notes and files, history, comparison; and a quick look."""

from syndesis.web.record.deeds import told
from syndesis.web.record.head import changing, head, record_or_404, tabs
from syndesis.web.record.page import asides, is_quick, page_of, quick_look
from syndesis.web.record.urls import record_urls

__all__ = [
    "asides",
    "changing",
    "head",
    "is_quick",
    "page_of",
    "quick_look",
    "record_or_404",
    "record_urls",
    "tabs",
    "told",
]
