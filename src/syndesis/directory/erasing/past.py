"""A person's name in the history of all other rows: images in which it stands are kept without it."""

from collections.abc import Collection

from django.db.models import F, TextField
from django.db.models.functions import Cast

from syndesis.core.models import HistoryEvent
from syndesis.directory.erasing.columns import in_any_case, searched
from syndesis.directory.erasing.places import CHUNK, Linked, alone_says_enough, holding
from syndesis.directory.erasing.words import Name, redacted

BATCH = 200


def redact_history(name: Name, linked: Linked, *, taken: Collection[str], left: Collection[str]) -> int:
    """Returns how many events said the name. The family name alone is taken out of the columns of rows in `taken`
    (`Place.key`) and not of those in `left`; of others where it says enough."""
    tables = {model._meta.label_lower: (model, columns) for model, columns in searched().items()}
    events = HistoryEvent.objects.filter(old__isnull=False, model__in=list(tables))
    events = events.annotate(words=Cast(F("old"), TextField())).filter(holding("words", name))
    enough, changed, number = alone_says_enough(name), [], 0
    for event in events.iterator(CHUNK):
        model, columns = tables[event.model]
        is_linked, image = linked.knows(model, event.object_id), dict(event.old or {})
        for column in (each for each in columns if each.column in image):
            key = f"{event.model}:{event.object_id}:{column.name}"
            family_too = key not in left and (key in taken or is_linked or enough)
            found = redacted(image.get(column.column), name, family_too=family_too, in_any_case=in_any_case(column))
            image[column.column] = found.value
        if image != event.old:
            event.old = image
            changed.append(event)
            number += 1
        if len(changed) >= BATCH:
            HistoryEvent.objects.bulk_update(changed, ["old"])
            changed = []
    HistoryEvent.objects.bulk_update(changed, ["old"])
    return number
