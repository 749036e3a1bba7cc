"""Writing a risk assessment: all areas in one table, each with its score, why, and what is done against it."""

from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.objects import RiskAssessmentType
from syndesis.agreements.queries.questionnaire import all_areas, areas, term
from syndesis.agreements.services.risk import ends_on
from syndesis.core.models import User, Visibility
from syndesis.objects.forms import RecordForm, form_class, prefilled
from syndesis.objects.row_form import RowForm
from syndesis.objects.rows_field import RowsInput
from syndesis.web.editing.views import EditView, NewView


class ScoresInput(RowsInput):
    """The areas of the questionnaire with those that the assessment has, whether still asked or not."""

    template_name = "web/risk/scores.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        forms = [form for form in self.field.forms(value) if not form.is_blank]
        told = {form["area"].value() for form in forms}
        number = max((int(str(form.prefix).rpartition("-")[2]) for form in forms), default=-1) + 1
        for area in areas():
            if area.name not in told:
                forms.append(self._asked(f"{name}-{number}", area.name))
                number += 1
        known = {area.name: area for area in all_areas()}
        order = {said: place for place, said in enumerate(known)}
        forms.sort(key=lambda form: order.get(form["area"].value(), len(order)))
        shown = [
            {"form": form, "label": known[said].label if said in known else said, "asked": known.get(said)}
            for form in forms
            if (said := form["area"].value())
        ]
        return super().get_context(name, value, attrs) | {"areas": shown}

    def _asked(self, prefix: str, area: str) -> RowForm:
        given = {f"{prefix}-area": area, f"{prefix}-score": "0"}
        return self.field.row_form(
            given, reader=self.field.reader, record=self.field.record, prefix=prefix, empty_permitted=True
        )


def with_areas(form: RecordForm) -> RecordForm:
    field: Any = form.fields["scores"]
    field.widget = ScoresInput()
    field.widget.field = field
    return form


class NewAssessmentView(NewView):
    """`?organisation=17&agreement=4` says whom it is about, and for what it is made."""

    kind = RiskAssessmentType
    title = _("New risk assessment")
    lead = _("It counts for all agreements with the partner and its units, until it ends.")

    def form(self, user: User, data: QueryDict | None, given: QueryDict) -> RecordForm:
        today = timezone.localdate()
        usual = {
            "assessed_on": today,
            "valid_until": ends_on(today, term().valid_months),
            "visibility": Visibility.RESTRICTED,
        }
        made = form_class(self.kind, new=True)(data, user=user, initial=usual | prefilled(self.kind, given))
        return with_areas(made)


class EditAssessmentView(EditView):
    kind = RiskAssessmentType

    def _form(self, request: Any, record: Any, data: QueryDict | None) -> RecordForm:
        return with_areas(super()._form(request, record, data))
