"""Addresses of what keeps work going: follow-ups, the calendar, what is sent by itself, handing over all work."""

from syndesis.web.calendar.urls import urlpatterns as of_calendar
from syndesis.web.digest.urls import urlpatterns as of_digest
from syndesis.web.feeds.urls import urlpatterns as of_feeds
from syndesis.web.followups.urls import urlpatterns as of_follow_ups
from syndesis.web.leaving.urls import urlpatterns as of_leaving

urlpatterns = [*of_calendar, *of_digest, *of_feeds, *of_follow_ups, *of_leaving]
