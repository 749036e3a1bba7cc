"""The declaration of a type of record, and what follows from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Field, Model, Q, QuerySet
from django.utils.text import capfirst

from syndesis.objects.annotations import annotated
from syndesis.objects.columns import Col, Column, Label, Source
from syndesis.objects.deeds import Deed
from syndesis.objects.filters import Choice, Filter
from syndesis.objects.panels import Panel
from syndesis.objects.sections import Rows, Section

if TYPE_CHECKING:
    from syndesis.core.models import User
    from syndesis.core.policies import Policy


@dataclass(frozen=True)
class Part:
    """What one module says of a type: its own package, or one above that extends it."""

    module: str
    columns: Sequence[Col] = ()
    filters: Sequence[Filter] = ()
    annotations: Mapping[str, Callable[[], Any]] = field(default_factory=dict)
    """Subqueries, which depend on nothing but the day: they are made once a day (`objects.annotations`)."""
    panels: Sequence[Panel] = ()


class ObjectType:
    """A type of record, declared once: subclass it in `objects.py` of the model's package and `register` it.

    Never instantiated. It says what, not how: queries stand in `queries.py`, words in `wording.py`.
    """

    model: ClassVar[type[Model]]
    policy: ClassVar["Policy"]
    queryset: ClassVar[Callable[..., QuerySet[Any]] | None] = None
    """The records of this type with their annotations, from `queries.py`; left out: all of the model. Depends on
    nothing but the day. Called with `day=` where a type that can be told as of a day (`AsOf`) is asked so."""

    stood: ClassVar[Callable[[Any], Callable[[Any], bool]] | None] = None
    """Of a type whose `queryset` leaves out rows of the model: called with a moment (`core.history.past.Moment`, None
    for now), it gives what tells of a row as it stood then whether it was one."""

    one: ClassVar[str]
    many: ClassVar[str]
    """The names of the page of one record and of the list."""
    path: ClassVar[str] = ""
    """The first part of the addresses; left out: `many`."""
    further: ClassVar[bool] = False
    """A narrower list, such as partners, beside the type of all records of the model, which stands for them elsewhere:
    it is what `of` tells."""
    page: ClassVar[str] = ""
    """The name of the pages of one record, where they are those of another type of the model; left out: `one`."""
    noun: ClassVar[Label] = ""
    """What one is called within a sentence; left out: the name of the model."""
    plural: ClassVar[Label]
    icon: ClassVar[str]
    empty_title: ClassVar[Label]
    empty_text: ClassVar[Label]
    """What the list says where there is no record, and how one comes in."""

    columns: ClassVar[Sequence[Col]]
    filters: ClassVar[Sequence[Filter]] = ()
    words: ClassVar[Sequence[str | Callable[[str], Q]]]
    """Paths to the fields in which words typed above the list are looked for, such as `names__text`; or conditions made
    of the words, from `queries.py`, where it is not the restricted records on the way that are hidden, but the rows."""
    words_hint: ClassVar[Label]
    sort: ClassVar[Sequence[str]]
    """Fields by which the list is sorted unless asked otherwise; "-" is descending."""
    prefetch: ClassVar[Sequence[str]] = ()
    """What the columns read of related records."""

    title: ClassVar[Source] = str
    title_reads: ClassVar[Sequence[str]] = ()
    """What a title that is a function reads: columns, also of related records (`participants__organisation__name`); so
    those of many records cost little. Left out: all of a record, and what the columns read."""
    subtitle: ClassVar[Source] = ""
    """What heads the page of a record: a field, or a function of `wording.py`."""
    chips: ClassVar[Sequence[str]] = ()
    """Fields of a vocabulary that stand below the heading."""
    panels: ClassVar[Sequence[Panel]] = ()

    form: ClassVar[Sequence[Section | Rows]] = ()
    """What people and other systems may write; left out: the type is read only."""
    only_new: ClassVar[Sequence[str]] = ()
    """Fields of the form that are asked of a new record only: afterwards, services move them."""
    create: ClassVar[Callable[..., Any] | None] = None
    """`create(by=, **data)` makes a record; left out: `objects.services` writes the fields as they are."""
    create_many: ClassVar[Callable[..., Any] | None] = None
    """`create_many(rows, by=)`, its bulk twin."""
    revise: ClassVar[Callable[..., Any] | None] = None
    """`revise(record, by=, **data)` changes the fields in `data`; left out: as `create`."""
    revise_many: ClassVar[Callable[..., Any] | None] = None
    """`revise_many([(record, data), …], by=)`, its bulk twin; left out: one by one."""
    after_archiving: ClassVar[Callable[..., Any] | None] = None
    """`after_archiving(records, by=)` is called within the deed that archives records or brings them back, where others
    hang on whether they count."""
    bulk_edit: ClassVar[Sequence[str]] = ()
    """Fields of the form that may be set on many records at once."""
    deeds: ClassVar[Sequence[Deed]] = ()
    import_key: ClassVar[Sequence[str | tuple[str, ...]]] = ()
    """By which fields the rows of a file are known to be records, the surest first: a field, several together, or the
    name of a table of which one row in common is enough (`identifiers`). Left out: by all fields that the file has."""
    import_rows: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """Tables whose rows may stand in columns of their own, with the field by which those are told apart and the one
    that their cells hold: `{"identifiers": ("scheme", "value")}` makes columns "ROR", "Erasmus code"."""
    take_in: ClassVar[Callable[..., Any] | None] = None
    """`take_in(records, by=)` makes records of its table ones of this narrower type, as an organisation on record
    becomes a partner."""

    extensions: ClassVar[tuple[Part, ...]] = ()
    """Added by `extend`."""

    @classmethod
    def parts(cls) -> tuple[Part, ...]:
        own = Part(cls.__module__, cls.columns, cls.filters, panels=cls.panels)
        return (own, *cls.extensions)

    @classmethod
    def all_panels(cls) -> list[Panel]:
        """Its own and those that extend it, in the order in which they are shown."""
        return sorted((panel for part in cls.parts() for panel in part.panels), key=lambda panel: panel.is_last)

    @classmethod
    def stem(cls) -> str:
        """What classes and descriptions that are made of it are called after: "Agreement"."""
        return cls.__name__.removesuffix("Type")

    @classmethod
    def page_name(cls) -> str:
        return cls.page or cls.one

    @classmethod
    def called(cls) -> Label:
        return cls.noun or cls.model._meta.verbose_name or cls.one

    @classmethod
    def fields(cls) -> tuple[str, ...]:
        """All fields of the record in the form."""
        return tuple(name for section in cls.form if isinstance(section, Section) for name in section.fields)

    @classmethod
    def tables(cls) -> tuple[Rows, ...]:
        """The rows that belong to the record and are written with it."""
        return tuple(section for section in cls.form if isinstance(section, Rows))

    @classmethod
    def current(cls, archived: bool = False, day: date | None = None) -> QuerySet[Any]:
        """The records that are not archived, or those that are; before anybody's extensions."""
        return cls.records(day).filter(archived_at__isnull=not archived)

    @classmethod
    def records(cls, day: date | None = None) -> QuerySet[Any]:
        """All of them, also the archived ones."""
        on = {"day": day} if day else {}
        return cls.queryset(**on) if cls.queryset else cls.model._default_manager.all()

    @classmethod
    def rows(cls, user: "User", archived: bool = False, day: date | None = None) -> QuerySet[Any]:
        """The records that a user may see, with every annotation."""
        return cls.told(user, archived, day).filter(cls.policy.scope(user, "view"))

    @classmethod
    def told(cls, user: "User", archived: bool = False, day: date | None = None) -> QuerySet[Any]:  # noqa: ARG003
        """All records with every annotation, as a user is told them: for keys found among `rows`, which alone says what
        they may see."""
        return annotated(cls, archived, day)


def field_of(kind: type[ObjectType], name: str) -> Field[Any, Any]:
    """The field of that name, or the one that an annotation yields. Raises FieldDoesNotExist."""
    annotation = annotated(kind).query.annotations.get(name)
    found = kind.model._meta.get_field(name) if annotation is None else annotation.output_field
    assert isinstance(found, Field)
    return found


def named(field: Any) -> Label:
    """What people call a field; one that leads to records and has no name of its own, what it leads to."""
    if field.is_relation and not getattr(field, "_verbose_name", None):
        meta = field.related_model._meta
        return capfirst(meta.verbose_name if field.many_to_one else meta.verbose_name_plural)
    return capfirst(field.verbose_name or field.name)


def completed(kind: type[ObjectType], col: Col) -> Column:
    if not isinstance(col.source, str):
        return Column(col, col.label, {})
    known = field_of(kind, col.source)
    return Column(col, col.label or capfirst(known.verbose_name or col.source), dict(known.flatchoices))


@dataclass(frozen=True)
class Built:
    """What a list is made of, those of extensions last."""

    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    choices: tuple[tuple[Choice, Column], ...]
    """Each with the column that shows its field, or would: a filter words its values as the list does."""
    sorts: frozenset[str]

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that people see who have chosen none."""
        return tuple(column for column in self.columns if not column.declared.hidden)


_built: dict[type[ObjectType], Built] = {}


def built(kind: type[ObjectType]) -> Built:
    """Made when first used, so that a command starts fast."""
    if kind not in _built:
        columns = tuple(completed(kind, col) for part in kind.parts() for col in part.columns)
        shown = {column.declared.source: column for column in columns}
        filters = tuple(each for part in kind.parts() for each in part.filters)
        choices = [each for each in filters if isinstance(each, Choice)]
        _built[kind] = Built(
            columns=columns,
            filters=filters,
            choices=tuple((each, shown.get(each.source) or completed(kind, Col(each.source))) for each in choices),
            sorts=frozenset(column.declared.sort for column in columns if column.declared.sort),
        )
    return _built[kind]
