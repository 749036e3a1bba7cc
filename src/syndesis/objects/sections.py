"""The parts of a form, as declared: fields that stand together, and rows that belong to the record."""

from collections.abc import Collection, Mapping

from syndesis.objects.columns import Label


class Section:
    """Fields of a form that stand together: names of the model's fields, also of many-to-many ones that have a table
    of their own (`organisations`)."""

    def __init__(self, title: Label, *fields: str, is_rare: bool = False) -> None:
        """`is_rare`: few records say anything here; as long as one does not, the form has it folded."""
        self.title, self.fields, self.is_rare = title, fields, is_rare


class Rows:
    """Rows of a table that belong to the record and are edited within its form, such as its names: the name by which
    the record has them (`related_name` of the cascading key), then the fields that are asked of each. Where the key is
    a one-to-one field there is one row at most, and its fields are drawn as those of the record."""

    def __init__(
        self,
        name: str,
        *fields: str,
        title: Label = "",
        part: Label = "",
        by_service: bool = False,
        only: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """`title` left out: the name of the table; `part`, what one row is called, left out: that of its model. With
        `by_service` the type's own services are given the rows and write them (`objects.services.write_rows`); else the
        kit does, after them.

        `only={"kind": ["summer_school", …]}`: asked of records only whose field holds one of these values. Others
        refuse what is said there. Rows that are there when the record becomes of another kind stay, but neither the
        page of the record nor its form shows them until it is of such a kind again; API and files tell them.
        """
        self.name, self.fields, self.title, self.by_service = name, fields, title, by_service
        self.part = part
        self.only: Mapping[str, Collection[str]] = only or {}
