"""Where a record is named by its key in a text: the saved views of lists. Others register what they know of."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.db.models import Model
from django.http import QueryDict

from syndesis.objects import Ref, registered
from syndesis.objects.filtersets.parameters import model_of
from syndesis.objects.models import SavedView

Mention = Callable[[Model, Model], None]
"""Called with the record that stays and the one that went, within the deed."""
_mentions: list[Mention] = []


def register_mention(mention: Mention) -> None:
    _mentions.append(mention)


def mentioned_instead(kept: Model, gone: Model) -> None:
    """Have all that named the one name the other."""
    for mention in (_in_saved_views, *_mentions):
        mention(kept, gone)


def _in_saved_views(kept: Model, gone: Model) -> None:
    """A view that asks for the one asks for the other, once."""
    model, key = type(kept), str(gone.pk)
    for kind in registered():
        names = {
            each.name
            for part in kind.parts()
            for each in part.filters
            if isinstance(each, Ref) and model_of(kind, each) is model
        }
        if not names:
            continue
        for view in SavedView.objects.filter(kind=kind.many, query__contains=key).select_for_update():
            asked = [(name, value) for name, values in QueryDict(view.query).lists() for value in values]
            changed = [(name, str(kept.pk) if name in names and value == key else value) for name, value in asked]
            if changed != asked:
                view.query = urlencode(list(dict.fromkeys(changed)))
                view.save(update_fields=["query"])
