"""The declaration of the toy type."""

from django.db import models

from syndesis.core.policies import Policy, register_reach
from syndesis.directory.reach import answered_for
from syndesis.objects import Choice, Col, Format, ObjectType, Section, register
from tests.toy.models import Souvenir

register_reach(Souvenir, lambda user, _model: models.Q(giver__in=answered_for(user)))


@register
class SouvenirType(ObjectType):
    model, policy = Souvenir, Policy(Souvenir)
    one, many, plural, icon = "souvenir", "souvenirs", "Souvenirs", "star"
    title = "name"
    columns = [Col("name", sort="name"), Col("given_on", format=Format.DATE, sort="given_on_first")]
    filters = [Choice("visibility")]
    words, words_hint, sort = ["name", "giver__names__text"], "Name or giver", ["name"]
    form = [Section("Souvenir", "name", "giver", "given_on", "visibility", "notes")]
    bulk_edit = ["visibility"]
    empty_title, empty_text = "No souvenir", "Visit somebody."
