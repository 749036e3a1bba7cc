"""People who sign in."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from syndesis.core.models.audit import Audited


class Role(models.TextChoices):
    """What a user may do, from least to most; `core.policies` says how far each reaches."""

    VIEWER = "viewer", _("Viewer")
    CONTRIBUTOR = "contributor", _("Contributor")
    COORDINATOR = "coordinator", _("Coordinator")
    MANAGER = "manager", _("Manager")
    ADMINISTRATOR = "administrator", _("Administrator")


class UserState(models.TextChoices):
    """Whether a user can sign in."""

    ACTIVE = "active", _("Active")
    INVITED = "invited", _("Invited")
    DEACTIVATED = "deactivated", _("Deactivated")


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(username, password, role=Role.ADMINISTRATOR, **fields)


class User(AbstractBaseUser, Audited):
    """A person with a login and one role."""

    history_exclude = ("password", "last_login")

    username = models.CharField(
        _("user name"),
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("A user with that name exists.")},
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    display_name = models.CharField(_("name shown"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.VIEWER)
    is_active = models.BooleanField(_("active"), default=True, help_text=_("Only active users can sign in."))
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)
    language = models.CharField(_("language"), max_length=10, blank=True, help_text=_("Of pages and of mails."))
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True, editable=False)
    """When the invitation that waits for an answer was sent; none, once it is answered or withdrawn."""
    password_set_at = models.DateTimeField(_("password set"), null=True, blank=True, editable=False)
    """Tells in the history that the password changed, which itself is in no image."""

    link_made_at = models.DateTimeField(_("link for a password made"), null=True, blank=True, editable=False)
    """When an administrator last made a link by which this user's password can be set: the history tells who."""

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="one_user_per_email_address")
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def state(self) -> UserState:
        if not self.is_active:
            return UserState.DEACTIVATED
        return UserState.INVITED if self.invited_at else UserState.ACTIVE
