"""The record of any declared type on its pages: overview, notes and files, history, comparison; and a quick look."""

from syndesis.web.record.head import changing, head, tabs
from syndesis.web.record.page import asides, is_quick, quick_look
from syndesis.web.record.urls import record_urls

__all__ = ["asides", "changing", "head", "is_quick", "quick_look", "record_urls", "tabs"]
