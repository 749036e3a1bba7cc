"""Forms as a browser sends them."""

from django.forms import BooleanField, MultiWidget
from django.test import Client

from syndesis.core.models import User
from syndesis.objects.reference_fields import Typed
from syndesis.objects.rows_field import RowsField
from tests.directory.factories import user


def signed_in(client: Client, name: str = "mara", **about) -> User:
    person = user(name, **about)
    client.force_login(person)
    return person


def facts(response) -> dict[str, list[str]]:
    """What a browser would send of the page's form, as it stands."""
    form, found = response.context["form"], {}
    for name, value in response.context["hidden"]:
        found[name] = [str(value)]
    for bound in form:
        if isinstance(bound.field, RowsField):
            found |= rows_sent(bound)
            continue
        value = bound.value()
        if bound.field.__class__.__name__.startswith("Reference"):
            values = value.values if isinstance(value, Typed) else value if isinstance(value, list) else [value]
            found[bound.name] = [str(each) for each in values if each]
        elif isinstance(bound.field.widget, MultiWidget):
            widget = bound.field.widget
            typed = value if isinstance(value, list) else widget.decompress(value)
            boxes = zip(widget.widgets_names, typed, strict=True)
            found |= {f"{bound.name}{name}": [each] for name, each in boxes}
        else:
            found[bound.name] = ["" if value is None else str(value)]
    return found


def rows_sent(bound) -> dict[str, list[str]]:
    """What a browser would send of the rows that a form shows."""
    found = {}
    for row in bound.field.forms(bound.value()):
        if row.key:
            found[f"{row.prefix}-id"] = [str(row.key)]
        for each, _wide in row.cells:
            value = each.value()
            if isinstance(value, Typed):
                found[each.html_name] = [str(one) for one in value.values]
            elif not isinstance(each.field, BooleanField):
                found[each.html_name] = ["" if value is None else str(value)]
            elif value:
                found[each.html_name] = ["on"]
    return found


def url(record, deed: str = "edit") -> str:
    return f"{record.get_absolute_url()}{deed}/"
