"""What the columns of a list's file say: recognised by their names, in the words of those who publish such files."""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from syndesis.lib.text import normal


class Part(Enum):
    """What a column says of an entry; of `NAME` and `OTHER_NAMES` there may be several."""

    KEY = "key"
    NAME = "name"
    OTHER_NAMES = "names"
    KIND = "kind"
    COUNTRY = "country"
    BORN = "born"
    REMARK = "remark"

    @property
    def label(self) -> str | Promise:
        return LABELS[self]


LABELS: dict[Part, Promise] = {
    Part.KEY: _("number on the list"),
    Part.NAME: _("name"),
    Part.OTHER_NAMES: _("other names"),
    Part.KIND: _("person or organisation"),
    Part.COUNTRY: _("country"),
    Part.BORN: _("born"),
    Part.REMARK: _("remark"),
}
SEVERAL = (Part.NAME, Part.OTHER_NAMES)
WORDS: dict[Part, str] = {
    Part.KEY: "id, key, number, no, nr, ref, reference, reference number, entity id, entity logicalid, "
    "logicalid, ent num, entity number, group id, groupid, uid, list id, unique id, fixed ref, dataid, номер, ид, "
    "número, numero, referencia, 编号, 序号",
    Part.NAME: "name, full name, fullname, whole name, wholename, entity name, sdn name, primary name, main name, "
    "namealias wholename, name of individual or entity, caption, first name, given name, forename, middle name, "
    "last name, surname, family name, name 1, name 2, name 3, name 4, name 5, name 6, имя, наименование, название, "
    "фио, полное имя, фамилия, отчество, nombre, nombre completo, apellidos, apellido, razón social, denominación, "
    "名称, 姓名, 名字",
    Part.OTHER_NAMES: "alias, aliases, aka, a k a, also known as, other names, other name, alternative names, "
    "alt name, alternate names, name alias, former names, fka, weak aka, name non latin script, native name, "
    "псевдонимы, другие имена, также известен как, прежнее название, alias nombres, otros nombres, "
    "también conocido como, 别名, 其他名称, 曾用名",
    Part.KIND: "type, kind, category, entity type, sdn type, subject type, entity subjecttype, schema, party type, "
    "group type, person or organisation, individual entity ship, тип, вид, категория, tipo, categoría, 类型, 类别",
    Part.COUNTRY: "country, countries, nationality, citizenship, country code, nationalities, address country, "
    "страна, гражданство, país, pais, nacionalidad, 国家, 国籍",
    Part.BORN: "born, dob, date of birth, birth date, birthdate, year of birth, birth year, дата рождения, "
    "год рождения, fecha de nacimiento, año de nacimiento, 出生日期, 出生年份",
    Part.REMARK: "remark, remarks, note, notes, comment, comments, other information, reason, programme, program, "
    "programs, listing reason, примечание, основание, observaciones, motivo, 备注, 原因",
}
_KNOWN = {normal(word): part for part, text in WORDS.items() for word in text.split(",")}
PERSONS = frozenset(
    map(normal, "person people individual individuals natural person human man woman физическое лицо физлицо лицо "
        "persona persona física individuo 个人 自然人 p i".split(" "))
) | {normal(text) for text in ("natural person", "физическое лицо", "persona física")}  # fmt: skip
ORGANISATIONS = {
    normal(text)
    for text in (
        "organisation", "organization", "entity", "enterprise", "company", "legal person", "legal entity", "publicbody",
        "body", "vessel", "ship", "aircraft", "university", "e", "организация", "юридическое лицо", "юрлицо",
        "компания",
        "organización", "entidad", "empresa", "persona jurídica", "机构", "组织", "实体", "单位",
    )
}  # fmt: skip

Columns = Mapping[int, Part]
"""What each column says, by its place from 0; those left out say nothing to us."""


def is_known(head: str) -> bool:
    return normal(head) in _KNOWN


def recognised(heads: Sequence[str]) -> dict[int, Part]:
    """The columns by their names. What can stand once only stands where it comes first."""
    found: dict[int, Part] = {}
    for place, head in enumerate(heads):
        part = _KNOWN.get(normal(head))
        if part is not None and (part in SEVERAL or part not in found.values()):
            found[place] = part
    return found


@lru_cache(maxsize=1024)
def is_person(text: str) -> bool | None:
    """Whether a cell says "person"; None where it says nothing that we understand."""
    said = normal(text)
    if said in PERSONS:
        return True
    return False if said in ORGANISATIONS else None
