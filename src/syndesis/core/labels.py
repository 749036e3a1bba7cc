"""How a value of a vocabulary is called."""

from django.db.models import TextChoices


def label_of(vocabulary: type[TextChoices], value: str) -> str:
    """In the language of the reader; a value that the vocabulary no longer has, as it is. What Django offers
    (`get_kind_display`) goes through all values each time: for what names many records, that was a tenth of a list."""
    try:
        return str(vocabulary(value).label)
    except ValueError:
        return value
