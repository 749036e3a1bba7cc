"""What is sent and answered about documents on their way into the record."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from syndesis.api import strict
from syndesis.api.records.fields import PartialDateText
from syndesis.api.schema import NAMED
from syndesis.core.models import DocumentKind, Visibility
from syndesis.intake.models import Decision, FindingCategory, IntakeStatus


class HandedInSerializer(strict.Closed):
    """A file or a text, and what is known of it besides."""

    file = serializers.FileField(required=False, allow_empty_file=True, use_url=False)
    text = strict.Text(required=False, trim_whitespace=False, help_text=gettext_lazy("Instead of a file."))
    title = strict.Text(
        required=False, allow_blank=True, max_length=500, help_text=gettext_lazy("Left out: what the text begins with.")
    )
    kind = strict.Choice(DocumentKind.choices, required=False)
    visibility = strict.Choice(Visibility.choices, required=False)
    source_url = strict.Address(required=False, allow_blank=True, max_length=1000)
    published_on = PartialDateText(help_text=gettext_lazy("Where the text says it itself, that counts."))
    notes = strict.Text(required=False, allow_blank=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("file" in attrs) == ("text" in attrs):
            raise serializers.ValidationError({"file": [_("Give a file or a text, one of them.")]})
        return {name: value for name, value in attrs.items() if value not in (None, "") or name == "text"}


class FileSerializer(HandedInSerializer):
    """With a file."""

    file = serializers.FileField(use_url=False)
    text: Any = None


class TextSerializer(HandedInSerializer):
    """With a text."""

    text = strict.Text(trim_whitespace=False)
    file: Any = None


@extend_schema_field(NAMED | {"nullable": True})
class Named(serializers.Field):
    pass


class DocumentSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    title = serializers.CharField()
    kind = serializers.CharField()
    language = serializers.CharField(allow_blank=True)
    published_on = PartialDateText(required=True)
    file_name = serializers.CharField(allow_blank=True)


class IntakeLineSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    url = serializers.CharField()
    page = serializers.CharField()
    status = serializers.ChoiceField(IntakeStatus.choices)
    error = serializers.CharField(allow_blank=True, help_text=gettext_lazy("Why it could not be read."))
    handed_in_at = serializers.DateTimeField()
    handed_in_by = serializers.CharField(allow_null=True)
    document = DocumentSerializer()
    total = serializers.IntegerField(help_text=gettext_lazy("Findings."))
    decided = serializers.IntegerField()


class CandidateSerializer(serializers.Serializer[Any]):
    choice = serializers.CharField(help_text=gettext_lazy("To be sent to `choose`."))
    name = serializers.CharField()
    city = serializers.CharField(allow_blank=True)
    country = serializers.CharField(allow_blank=True)
    score = serializers.FloatField(allow_null=True)


class FindingSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    url = serializers.CharField()
    key = serializers.CharField(help_text=gettext_lazy("By which other findings of the document refer to it."))
    category = serializers.ChoiceField(FindingCategory.choices)
    decision = serializers.ChoiceField(Decision.choices)
    confidence = serializers.FloatField()
    start = serializers.IntegerField(help_text=gettext_lazy("The place that says so: characters of the text."))
    end = serializers.IntegerField(help_text=gettext_lazy("Exclusive."))
    quote = serializers.CharField(allow_blank=True)
    spans = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField()),
        help_text=gettext_lazy("All places where it is mentioned."),
    )
    data = serializers.DictField(help_text=gettext_lazy("What it says; the fields depend on the category."))
    as_read = serializers.DictField(allow_null=True, help_text=gettext_lazy("Before it was corrected."))
    proposal = serializers.CharField(
        allow_null=True, help_text=gettext_lazy("Which candidate accepting it would take, of an organisation.")
    )
    candidates = CandidateSerializer(many=True)
    adds_to = Named(help_text=gettext_lazy("The record to which accepting it would add evidence."))
    record = Named(help_text=gettext_lazy("What it became."))


class IntakeSerializer(IntakeLineSerializer):
    findings = FindingSerializer(many=True)


class DecidedSerializer(serializers.Serializer[Any]):
    """What a decision changed: the finding itself, and others that had to be decided with it."""

    intake = serializers.IntegerField()
    changed = FindingSerializer(many=True)


class WholeTextSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(allow_blank=True)


class ConfidenceSerializer(strict.Closed):
    confidence = strict.Number(min_value=0, max_value=1)


class ChoiceSerializer(strict.Closed):
    choice = strict.Text(max_length=40, help_text=gettext_lazy("`record:17`, `catalogue:03n6nwv02` or `new`."))


class CorrectionSerializer(strict.Closed):
    values = serializers.DictField(
        child=strict.Text(allow_blank=True, max_length=1000),
        allow_empty=False,
        help_text=gettext_lazy("Fields of `data` with their right values, as texts."),
    )
