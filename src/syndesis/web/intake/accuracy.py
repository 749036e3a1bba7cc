"""How well the reading does: what reviewers accepted as read, corrected, rejected, and added by hand."""

from typing import Any

from django.db.models import Avg, Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from syndesis.intake.models import Decision, Finding, FindingCategory, Reader, SecondReading
from syndesis.web.intake.second_reader import second_reader

STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Where the classes of certainty begin."""
ACCEPTED, REJECTED = Q(decision=Decision.ACCEPTED), Q(decision=Decision.REJECTED)
BY_HAND = Q(read_by=Reader.PERSON)
UNCHANGED = ACCEPTED & Q(as_read__isnull=True)
COUNTS = {
    "found": Count("pk", filter=~BY_HAND),
    "accepted": Count("pk", filter=UNCHANGED & ~BY_HAND),
    "corrected": Count("pk", filter=ACCEPTED & Q(as_read__isnull=False) & ~BY_HAND),
    "rejected": Count("pk", filter=REJECTED & ~BY_HAND),
    "added": Count("pk", filter=ACCEPTED & BY_HAND),
}


def accuracy(request: HttpRequest) -> HttpResponse:
    """Of all documents of the institution: numbers that name nobody."""
    rows = Finding.objects.all()
    years = sorted({day.year for day in rows.dates("intake__handed_in_at", "year")}, reverse=True)
    asked = SecondReading.objects.all()
    year = request.GET.get("year", "")
    if year.isdecimal() and int(year) in years:
        rows, asked = rows.filter(intake__handed_in_at__year=int(year)), asked.filter(asked_at__year=int(year))
    address = reverse("web:accuracy")
    context = {
        "categories": _by_category(rows),
        "readers": _table(rows, "read_by", dict(Reader.choices)),
        "classes": _by_certainty(rows),
        "second": second_reader(asked),
        "years": [{"label": _("All"), "url": address, "current": not year}]
        + [{"label": str(each), "url": f"{address}?year={each}", "current": year == str(each)} for each in years],
        "crumbs": [{"label": _("Intake"), "url": reverse("web:intake")}, {"label": _("Accuracy")}],
    }
    return render(request, "web/intake/accuracy.html", context)


def _by_category(rows: QuerySet[Finding]) -> list[dict[str, Any]]:
    return _table(rows, "category", dict(FindingCategory.choices))


def _table(rows: QuerySet[Finding], field: str, labels: dict[str, Any]) -> list[dict[str, Any]]:
    """A line for each value that occurs, in the order of the vocabulary."""
    counted = {row[field]: row for row in rows.order_by().values(field).annotate(**COUNTS)}
    return [_line(label, counted[value]) for value, label in labels.items() if value in counted]


def _line(label: Any, counted: dict[str, int]) -> dict[str, Any]:
    right, wrong = counted["accepted"], counted["corrected"] + counted["rejected"]
    kept = right + counted["corrected"]
    return {
        "label": label,
        **{name: counted[name] for name in COUNTS},
        "open": counted["found"] - right - wrong,
        "right": _share(right, right + wrong),
        "complete": _share(kept, kept + counted["added"]),
    }


def _by_certainty(rows: QuerySet[Finding]) -> list[dict[str, Any]]:
    """For each class of certainty, how much of what was decided was accepted as read: what 0.9 promises, it should
    keep. What both readers found is left out: its certainty was raised afterwards."""
    steps = [When(confidence__gte=step, then=Value(number)) for number, step in reversed(list(enumerate(STEPS)))]
    decided = rows.filter(ACCEPTED | REJECTED, read_by=Reader.RULES)
    counted = decided.annotate(step=Case(*steps, default=Value(0), output_field=IntegerField())).order_by()
    found = (
        counted.values("step")
        .annotate(decided=Count("pk"), right=Count("pk", filter=UNCHANGED), claimed=Avg("confidence"))
        .order_by(F("step").desc())
    )
    ends = (*STEPS[1:], 1.0)
    return [
        {
            "label": f"{number_format(STEPS[row['step']], 2)}–{number_format(ends[row['step']], 2)}",
            "decided": row["decided"],
            "claimed": _share(row["claimed"], 1),
            "right": _share(row["right"], row["decided"]),
            "share": round(100 * row["right"] / row["decided"]),
        }
        for row in found
    ]


def _share(part: float, whole: int) -> str:
    return _("%(share)s %%") % {"share": number_format(100 * part / whole, 0)} if whole else ""
