"""What a token lets its bearer do: never more than its scopes. What the user may do is asked by the services."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from syndesis.core.models import ApiToken, User
from syndesis.core.models.tokens import INTAKE, READ, WRITE


class WithinScopes(BasePermission):
    """For those who have signed in; a view says in `kind` or `part` what it is about, for tokens that are narrowed."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not isinstance(request.user, User) or not request.user.is_active:
            return False
        self.message = _("This token is not for that: see its scopes.")
        if not isinstance(request.auth, ApiToken) or getattr(view, "part", None) == "anybody":
            return True
        reads = request.method in SAFE_METHODS
        if getattr(view, "part", None) == INTAKE:
            return request.auth.allows(INTAKE) or (reads and request.auth.allows(READ))
        kind = getattr(view, "kind", None)
        return request.auth.allows(READ if reads else WRITE, kind.many if kind else "")
