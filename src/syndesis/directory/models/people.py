"""People and the positions that they held."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
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
from syndesis.lib.orcid import normal_orcid
from syndesis.lib.person_names import apart


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
        verbose_name_plural = _("other names")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def clean(self) -> None:
        """A name typed in capitals is kept in normal case."""
        self.given_name, self.family_name = apart(self.given_name, self.family_name)


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

    def clean(self) -> None:
        """An ORCID iD may be given as its address; one whose last character does not fit the others is mistyped."""
        self.value = "".join(self.value.split())
        if self.scheme != PersonIdentifierScheme.ORCID:
            return
        try:
            self.value = normal_orcid(self.value)
        except ValueError:
            told = gettext("%(value)s is no ORCID iD: write its 16 characters, 0000-0002-1825-0097, or its address.")
            raise ValidationError(told % {"value": self.value}) from None

    @property
    def url(self) -> str:
        """Where the register tells of the person; blank where there is no such page."""
        if self.scheme == PersonIdentifierScheme.ORCID:
            return f"https://orcid.org/{self.value}"
        if self.scheme == PersonIdentifierScheme.OPENALEX:
            return f"https://openalex.org/{self.value}"
        return ""


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

    def clean(self) -> None:
        """An address or number without what stands around it."""
        text = " ".join(self.value.split()).removeprefix("mailto:").removeprefix("tel:")
        if not text:
            raise ValidationError(gettext("Write the address or number."))
        if self.kind == ContactKind.EMAIL:
            try:
                validate_email(text)
            except ValidationError:
                raise ValidationError(gettext("%(value)s is no e-mail address.") % {"value": text}) from None
        if self.kind == ContactKind.WEB and not text.startswith(("http://", "https://")):
            text = f"https://{text}"
        self.value = text

    @property
    def url(self) -> str:
        """What a click on it opens."""
        if self.kind == ContactKind.EMAIL:
            return f"mailto:{self.value}"
        if self.kind == ContactKind.PHONE:
            return "tel:" + "".join(c for c in self.value if c.isdigit() or c == "+")
        return self.value if self.kind == ContactKind.WEB and self.value.startswith(("http://", "https://")) else ""


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
