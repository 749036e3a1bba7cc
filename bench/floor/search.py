"""Search as it is first written: every title that holds the words."""

from django.http import HttpRequest, HttpResponse

from bench.floor.pages import page
from syndesis.core.models import SearchEntry

HITS = 40


def search(request: HttpRequest) -> HttpResponse:
    found = SearchEntry.objects.filter(title__icontains=request.GET["q"])[:HITS]
    return page("list.html", title="Search", total=len(found), rows=[(row.title, row.subtitle) for row in found])
