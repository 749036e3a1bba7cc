"""Activities, promises and figures in texts."""

import pytest

from syndesis.intake.reading import Gazetteer, read


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("NPU and Uppsala University discussed a joint summer school.", "summer_school", "proposed"),
        ("NPU and Uppsala University plan to open a double degree programme.", "double_degree", "planned"),
        ("NPU and Uppsala University agreed on the exchange of students and staff.", "mobility", "planned"),
        ("A joint laboratory of NPU and Uppsala University was opened.", "laboratory", "existing"),
        ("NPU y Uppsala University acordaron el intercambio de estudiantes.", "mobility", "planned"),
        ("NPU и Uppsala University обсудили создание совместной лаборатории.", "laboratory", "proposed"),
    ],
)
def test_an_undertaking_is_read(text: str, kind: str, status: str, ours: Gazetteer):
    assert [(a.kind, a.status) for a in read(text, ours).activities] == [(kind, status)]


def test_what_is_counted_is_a_figure_and_no_undertaking(ours: Gazetteer):
    reading = read("NPU has 22 double degree programmes with Uppsala University.", ours)

    assert ([a.kind for a in reading.activities], [(f.value, f.indicator) for f in reading.figures]) == (
        [],
        [(22.0, "double degree programmes")],
    )


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("NPU and Uppsala University agreed to hold a seminar soon.", "agreed"),
        ("NPU and Uppsala University are planning to hold joint lectures.", "planned"),
        ("NPU and Uppsala University discussed the launch of joint projects.", "proposed"),
        ("Perhaps students of NPU will go to Uppsala University.", "possible"),
        ("NPU y Uppsala University acordaron organizar un seminario.", "agreed"),
        ("NPU и Uppsala University договорились провести семинар.", "agreed"),
        ("清华大学与东海大学探讨联合培养博士项目。", "proposed"),
        ("NPU und Uppsala University planen eine gemeinsame Sommerschule.", "planned"),
    ],
)
def test_a_promise_is_read(text: str, status: str, ours: Gazetteer):
    assert [c.status for c in read(text, ours).commitments] == [status]


def test_a_promise_has_a_title_in_the_words_of_the_text(ours: Gazetteer):
    (promise,) = read("NPU and Uppsala University agreed to hold a working seminar in spring.", ours).commitments

    assert promise.topic == "Hold a working seminar in spring"


def test_a_promise_in_a_quotation_ends_with_it(ours: Gazetteer):
    text = "“We will launch a joint school,” said Ada Brook, rector of Uppsala University."
    (promise,) = read(text, ours).commitments

    assert promise.evidence.of(text) == "We will launch a joint school"


def test_praise_is_no_promise(ours: Gazetteer):
    text = "The visit will strengthen the ties of NPU and Uppsala University. It was a success."

    assert read(text, ours).commitments == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("NPU works with 250 universities in 47 countries.", [(250, "universities"), (47, "countries")]),
        ("NPU has some 4,500 students from abroad.", [(4500, "students")]),
        ("The total number of programmes at NPU is 100.", [(100, "programmes")]),
        ("Last year 46% of guests at NPU were from Spain.", [(46, "%")]),
        ("NPU and Uppsala University mark the tenth anniversary.", [(10, "years of partnership")]),
        ("NPU has a five-year plan with Uppsala University.", [(5, "year")]),
        ("Ties between the two universities grew in 2013.", []),
        ("В NPU учатся 250 студентов из 12 стран.", [(250, "студентов"), (12, "стран")]),
        ("NPU cuenta con 300 convenios con 45 países.", [(300, "convenios"), (45, "países")]),
        ("我校有来自80个国家的2万名学生。", [(80, "国家"), (20000, "学生")]),
    ],
)
def test_figures_are_read(text: str, figures: list[tuple[float, str]], ours: Gazetteer):
    assert [(f.value, f.indicator) for f in read(text, ours).figures] == figures
