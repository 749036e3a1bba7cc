"""Today: what waits for a user, what is near, and what has gone quiet."""

from syndesis.web.today.page import TodayPage, today_page

__all__ = ["TodayPage", "today_page"]
