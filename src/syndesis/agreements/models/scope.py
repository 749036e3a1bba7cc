"""What an agreement covers: kinds of work, fields, units, groups of people, languages, clauses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import ClauseKind, ScopeKind, TargetGroup
from syndesis.agreements.models.agreements import Agreement
from syndesis.core.models import Audited
from syndesis.directory.models import Field, Organisation


class AgreementScope(Audited):
    """A kind of work that an agreement is about."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="scopes")
    kind = models.CharField(_("about"), max_length=12, choices=ScopeKind)
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("subject of an agreement")
        verbose_name_plural = _("what it is about")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "kind"], name="scope_once")]

    def __str__(self) -> str:
        return self.get_kind_display()


class AgreementField(Audited):
    """A field of knowledge or industry that an agreement covers."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="field_rows")
    field = models.ForeignKey(Field, models.PROTECT, related_name="agreement_rows", verbose_name=_("field"))

    class Meta:
        verbose_name = _("field of an agreement")
        verbose_name_plural = _("fields of agreements")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "field"], name="field_of_agreement_once")]

    def __str__(self) -> str:
        return str(self.field)


class AgreementUnit(Audited):
    """A unit, of ours or of a party, that takes part without being a party itself."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="unit_rows")
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="agreement_units", verbose_name=_("unit"))

    class Meta:
        verbose_name = _("unit of an agreement")
        verbose_name_plural = _("units of agreements")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "unit"], name="unit_of_agreement_once")]

    def __str__(self) -> str:
        return str(self.unit)


class AgreementTargetGroup(Audited):
    """A group of people whom an agreement is for."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="target_groups")
    group = models.CharField(_("for"), max_length=15, choices=TargetGroup)

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "group"], name="target_group_once")]

    def __str__(self) -> str:
        return self.get_group_display()


class AgreementLanguage(Audited):
    """A language in which an agreement was made out, and whether that version binds."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=10, help_text=_("Its code, as “es”."))
    is_authentic = models.BooleanField(_("authentic"), default=False, help_text=_("This version is binding."))

    class Meta:
        verbose_name = _("language of an agreement")
        verbose_name_plural = _("languages of the text")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "language"], name="language_once")]

    def __str__(self) -> str:
        return self.language


class Clause(Audited):
    """What an agreement says of confidentiality, property, data or the like, in short."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="clauses")
    kind = models.CharField(_("clause"), max_length=15, choices=ClauseKind)
    text = models.TextField(_("in short"))
    where = models.CharField(_("where"), max_length=60, blank=True, help_text=_("Article or page."))

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_kind_display()
