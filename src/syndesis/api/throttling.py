"""How often one user or token may ask: so that a loop gone wild does not slow down everybody else."""

import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from syndesis.core.models import ApiToken

SECONDS = 60


class PerMinute(BaseThrottle):
    """`settings.API_RATE` calls a minute, counted by each process of the server for itself."""

    def allow_request(self, request: Request, view: Any) -> bool:
        now = time.time()
        self.until = SECONDS - now % SECONDS
        who = f"token-{request.auth.pk}" if isinstance(request.auth, ApiToken) else f"user-{request.user.pk}"
        key = f"api-{who}-{now // SECONDS:.0f}"
        if cache.add(key, 1, SECONDS):
            return True
        try:
            return int(cache.incr(key)) <= settings.API_RATE
        except ValueError:  # forgotten in the meantime, since the cache is full
            return True

    def wait(self) -> float:
        return self.until
