"""People and the positions that they held."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.directory.choices import ContactKind, NameKind, PersonIdentifierScheme, PositionKind
from syndesis.directory.models.dated import Dated
from syndesis.directory.models.organisations import Organisation


class Person(Record):
    """Somebody whom we work or talk with; of some only a family name is known."""

    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    family_name = models.CharField(_("family name"), max_length=120)
    salutation = models.CharField(_("title or salutation"), max_length=60, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)
    """When all that tells who this is was taken out; what the person took part in stays."""

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["family_name", "given_name"]

    def __str__(self) -> str:
        if self.erased_at:
            return gettext("Erased person")
        return f"{self.given_name} {self.family_name}".strip()

    def get_absolute_url(self) -> str:
        return reverse("web:person", args=[self.pk])

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in (self.given_name[:1], self.family_name[:1]) if word).upper()


class PersonName(Audited):
    """Another name by which a person is or was known: in their own script, before a marriage, misspelt in a text."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    family_name = models.CharField(_("family name"), max_length=120)
    language = models.CharField(_("language"), max_length=10, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=NameKind, default=NameKind.ALIAS)

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class PersonIdentifier(Audited):
    """An identifier of a person in a register."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("register"), max_length=12, choices=PersonIdentifierScheme)
    value = models.CharField(_("identifier"), max_length=60)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["scheme", "value"], name="identifier_belongs_to_one_person")]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"


class Contact(Audited):
    """How a person is reached, what for, and until when we keep it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="contacts")
    kind = models.CharField(_("kind"), max_length=10, choices=ContactKind, default=ContactKind.EMAIL)
    value = models.CharField(_("address or number"), max_length=300)
    purpose = models.CharField(_("purpose"), max_length=200, blank=True, help_text=_("What we keep it for."))
    is_preferred = models.BooleanField(_("preferred"), default=False)
    review_on = models.DateField(
        _("review on"),
        null=True,
        blank=True,
        help_text=_("Left out: some years after the last meeting, five unless your site says otherwise."),
    )
    added_on = models.DateField(_("added"), default=timezone.localdate, editable=False)
    """Where there was no meeting, the years until its review count from this day."""

    class Meta:
        verbose_name = _("contact data")
        verbose_name_plural = _("contact data")
        ordering = ["-is_preferred", "id"]

    def __str__(self) -> str:
        return self.value


class Position(Dated):
    """An office or academic title that a person holds or held at an organisation.

    `starts_on` and `ends_on` are when it was held, where known; `seen_first_on` and `seen_last_on` the first and last
    day for which a document attests it.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="positions")
    title = models.CharField(_("position"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=PositionKind, default=PositionKind.OFFICE)
    seen_first_on = PartialDateField(_("first attested"))
    seen_last_on = PartialDateField(_("last attested"))

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = [models.F("seen_first_on_first").asc(nulls_first=True), "id"]

    def __str__(self) -> str:
        return self.title or str(self.organisation or "")
