"""Our own institution: named in the set-up, or later where that was left out."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from syndesis.catalogue.models import CatalogueOrganisation
from syndesis.core.accounts import governs
from syndesis.core.history import Actor
from syndesis.core.policies import Anybody
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.queries import by_name, home
from syndesis.directory.services import settle_home
from syndesis.web.views.base import actor_of
from syndesis.web.views.settings import administrators_only, crumbs


@dataclass
class OrganisationChoice:
    """What came of an organisation field: the option that was chosen, else the name that was typed."""

    value: str = ""
    text: str = ""
    errors: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, request: HttpRequest, name: str = "organisation") -> "OrganisationChoice":
        return cls(request.POST.get(name, ""), request.POST.get(f"{name}_text", "").strip())

    @property
    def is_blank(self) -> bool:
        return not (self.text or self.value)

    def on_record(self) -> Organisation | None:
        """The organisation of our records that is meant; an error is noted where it is not clear which. Without script
        only the exact name counts: what somebody answers for is not to be guessed."""
        source, _colon, key = self.value.partition(":")
        if source == "record" and key.isdecimal():
            found = list(Organisation.objects.filter(pk=key))
        else:
            found = list(by_name(self.text)[:2]) if self.text else []
        if len(found) == 1:
            return found[0]
        several, none = (
            _("Several are called so: choose one of the list."),
            _("No organisation on record is called so."),
        )
        self.errors.append(several if found else none)
        return None


def settle(choice: OrganisationChoice, *, by: Actor) -> Organisation:
    """Makes the chosen organisation our own. Raises Refused."""
    source, _colon, key = choice.value.partition(":")
    if source == "catalogue":
        return settle_home(by=by, ror=key)
    chosen = Organisation.objects.filter(pk=key).first() if source == "record" and key.isdecimal() else None
    return settle_home(by=by, name=choice.text, organisation=chosen)


def knows_the_world() -> bool:
    """Whether the catalogue is loaded, so that names can be suggested."""
    return CatalogueOrganisation.objects.exists()


def notice_of_home(user: Anybody) -> dict[str, str] | None:
    """What an administrator is told as long as no home institution is settled; as `ui/notice.html` takes it."""
    if not governs(user) or home() is not None:
        return None
    return {
        "title": _("Which institution is this?"),
        "text": _("No home institution is named yet. Partners, meetings and agreements are told from its side."),
        "url": reverse("web:settings_institution"),
        "action": _("Name the home institution"),
    }


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def institution(request: HttpRequest) -> HttpResponse:
    ours, choice = home(), OrganisationChoice.of(request)
    if request.method == "POST" and ours is None:
        if choice.is_blank:
            choice.errors.append(_("Name an organisation."))
        else:
            try:
                settle(choice, by=actor_of(request))
                return redirect("web:home")
            except Refused as refusal:
                choice.errors.append(str(refusal))
    context = {
        "ours": ours,
        "choice": choice,
        "options_url": reverse("web:organisation_options"),
        "knows_the_world": knows_the_world(),
        "crumbs": crumbs((_("Home institution"), "")),
    }
    return render(request, "web/settings/institution.html", context, status=422 if choice.errors else 200)
