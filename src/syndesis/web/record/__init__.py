"""The record of any declared type on its pages: overview, notes and files, history, comparison; and a quick look."""

from syndesis.web.record.deeds import told
from syndesis.web.record.head import record_or_404
from syndesis.web.record.page import is_quick, overview, page_of, quick_look
from syndesis.web.record.urls import record_urls

__all__ = ["is_quick", "overview", "page_of", "quick_look", "record_or_404", "record_urls", "told"]
