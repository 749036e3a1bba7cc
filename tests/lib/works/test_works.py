"""Files of works of all shapes, and what is wrong with damaged ones."""

import json

import pytest

from syndesis.lib import works
from syndesis.lib.works import Employer, Unreadable, Writer, normal_doi

OPENALEX = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.5555/ABC",
    "title": "Sea <i>ice</i> &amp; wind",
    "publication_year": 2021,
    "type": "article",
    "language": "en",
    "indexed_in": ["crossref"],
    "cited_by_count": 4,
    "open_access": {"is_oa": True},
    "primary_location": {
        "raw_type": "journal-article",
        "source": {"display_name": "Polar Notes", "issn_l": "1234-567x", "is_indexed_in_scopus": True},
    },
    "primary_topic": {"field": {"display_name": "Environmental Science"}},
    "authorships": [
        {
            "author": {"display_name": "Li Wei", "orcid": "https://orcid.org/0000-0002-1825-0097"},
            "institutions": [
                {"display_name": "Harbour University", "ror": "https://ror.org/02gjn4306", "country_code": "CN"}
            ],
        },
        {"author": {"display_name": "Ann Lee"}, "institutions": [], "raw_affiliation_strings": ["Dock Labs, Oslo"]},
    ],
}
CROSSREF = {
    "DOI": "10.5555/XYZ",
    "type": "proceedings-article",
    "title": ["A title"],
    "container-title": ["Proceedings"],
    "ISSN": ["2049-3630"],
    "indexed": {},
    "is-referenced-by-count": 2,
    "issued": {"date-parts": [[2019, 4]]},
    "author": [
        {
            "given": "José",
            "family": "Núñez",
            "affiliation": [{"name": "Harbour University", "id": [{"id": "https://ror.org/02gjn4306"}]}],
        },
        {"name": "The Survey Group"},
    ],
}
BIBTEX = r"""
@string{jc = "Journal of {C}hemistry"}
@article{one, title = {The {G}\"odel $\alpha$ na\"{\i}ve \& co}, journal = jc, year = 1931,
  author = {G{\"o}del, Kurt and {World Health Organization} and Jos{\'e} Mar{\'\i}a de la Cruz and others},
  url = {https://doi.org/10.5555/ABC_D}}
@inproceedings{one, title = "Second -- {DNA}", author = "\v{S}v\'{a}b, Adam and {\L}ukasz Nowak", booktitle={Talks},
  date = {2011-04-02}, doi = {none}}
"""


def test_a_work_of_openalex_is_read_whole():
    (work,) = works.read(json.dumps({"meta": {}, "results": [OPENALEX]}).encode())
    assert (work.title, work.doi, work.year, work.kind) == ("Sea ice & wind", "10.5555/abc", 2021, "article")
    assert (work.journal, work.issn, work.indexes) == ("Polar Notes", "1234-567X", ("Crossref", "Scopus"))
    assert (work.openalex, work.citations, work.is_open, work.field) == ("W1", 4, True, "Environmental Science")
    assert work.writers == (
        Writer("Li Wei", "0000-0002-1825-0097", (Employer("Harbour University", "02gjn4306", "CN"),)),
        Writer("Ann Lee", "", (Employer("Dock Labs, Oslo"),)),
    )


def test_works_of_crossref_are_read_out_of_an_answer_a_list_and_lines():
    answer = json.dumps({"status": "ok", "message": {"items": [CROSSREF]}})
    listed, lines = json.dumps([CROSSREF]), f"{json.dumps(CROSSREF)}\n"
    found = [works.read(text.encode()) for text in (answer, listed, lines * 2, json.dumps({"message": CROSSREF}))]
    assert [len(each) for each in found] == [1, 1, 2, 1]
    work = found[0][0]
    assert (work.title, work.doi, work.year, work.kind) == ("A title", "10.5555/xyz", 2019, "proceedings")
    assert work.writers == (
        Writer("José Núñez", "", (Employer("Harbour University", "02gjn4306"),)),
        Writer("The Survey Group"),
    )


def test_accents_braces_and_names_of_bibtex_are_read_as_people_write_them():
    one, two = works.read(BIBTEX.encode())
    assert (one.title, one.journal, one.year) == ("The Gödel α naïve & co", "Journal of Chemistry", 1931)
    assert [each.name for each in one.writers] == ["Kurt Gödel", "World Health Organization", "José María de la Cruz"]
    assert (one.place, one.doi, one.kind) == (3, "10.5555/abc_d", "article")
    assert (two.title, two.kind, two.journal, two.year) == ("Second – DNA", "proceedings", "Talks", 2011)
    assert [each.name for each in two.writers] == ["Adam Šváb", "Łukasz Nowak"]
    assert (two.doi, two.bad_doi) == ("", "none")


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        (b"", "1", "empty"),
        (b"a,b\n1,2", "1", "shape"),
        (b"[]", "1", "empty"),
        (b'{"name": "x"}', "1", "shape"),
        (b'{"results": [\n{"id": "https://openalex.org/W1"},', "2", "json"),
        (b'{"DOI": "10.5555/1"}\n{"DOI": ', "2", "json"),
        (b'[{"DOI": "10.5555/1"}, 7]', "2", "record"),
        (b"\n@article{a, title={Open\n@book{b, title={x}}", "2", "entry"),
        (b'{"title": "\xff"}', "1", "encoding"),
        (b"[" * 100_000, "1", "json"),
    ],
)
def test_a_damaged_file_is_refused_at_its_place(text, where, why):
    with pytest.raises(Unreadable) as fault:
        works.read(text)
    assert (fault.value.where, fault.value.why) == (where, why)


def test_parts_of_another_kind_than_expected_are_passed_over():
    odd = {"DOI": 7, "title": {"a": 1}, "author": [3, {"family": None}], "issued": {"date-parts": [[None]]}, "ISSN": 1}
    (work,) = works.read(json.dumps([odd]).encode())
    assert (work.title, work.doi, work.year, work.writers) == ("", "", None, ())


def test_a_doi_has_one_form_however_it_is_written():
    forms = ["10.1000/ABC", "https://doi.org/10.1000/abc", "http://dx.doi.org/10.1000/Abc", "DOI: 10.1000/abc."]
    assert {normal_doi(form) for form in [*forms, "doi.org/10.1000/abc", "info:doi/10.1000/abc"]} == {"10.1000/abc"}
    assert normal_doi("https://doi.org/10.1000/a%2Fb") == "10.1000/a/b"
    for wrong in ("", "11.1000/x", "10.1/x", "10.1000/", "10.1000/a b", "https://example.org/10.1000/x"):
        with pytest.raises(ValueError, match="no DOI"):
            normal_doi(wrong)
