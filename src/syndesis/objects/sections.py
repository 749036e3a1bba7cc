"""The parts of a form, as declared: fields that stand together, and rows that belong to the record."""

from syndesis.objects.columns import Label


class Section:
    """Fields of a form that stand together: names of the model's fields, also of many-to-many ones that have a table
    of their own (`organisations`)."""

    def __init__(self, title: Label, *fields: str) -> None:
        self.title, self.fields = title, fields


class Rows:
    """Rows of a table that belong to the record and are edited within its form, such as its names: the name by which
    the record has them (`related_name` of the cascading key), then the fields that are asked of each."""

    def __init__(self, name: str, *fields: str, title: Label = "", by_service: bool = False) -> None:
        """`title` left out: the name of the table. With `by_service` the type's own services are given the rows and
        write them (`objects.services.write_rows`); else the kit does, after them."""
        self.name, self.fields, self.title, self.by_service = name, fields, title, by_service
