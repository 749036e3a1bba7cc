"""An invented text of 500 words with 25 findings as a good reading leaves them: most right, some not."""

from syndesis.intake.models import Finding, Intake
from tests.directory import factories as directory
from tests.intake import factories

TEXT = """Delegation of Harbour University visits Northern Polytechnic

On 11 March 2024 a delegation of Harbour University headed by its rector Marta Oliveira visited Northern Polytechnic. \
The guests were welcomed by Peter Sorensen, rector, and by Anna Keller, vice-rector for international affairs. The \
delegation also included Thomas Brandt, dean of marine engineering, and Julia Costa, director of the international \
office of the guests.

Harbour University is one of the oldest technical universities of its country. It has 24,600 students, of whom 1,850 \
come from abroad, and 37 laboratories. The two universities have been partners since 2016, when they signed a first \
cooperation agreement. "We have known each other for a long time, and we trust each other", said the rector at the \
opening of the meeting. "What we plan today will last for years."

During the meeting the parties signed a double degree agreement in marine engineering. The first students will begin \
in September. The universities also agreed to open a joint summer school on offshore energy. Anna Keller proposed a \
joint research project on floating turbines, and Thomas Brandt suggested an exchange of lecturers in the coming winter.

The guests visited the laboratory of hydrodynamics and the new wind tunnel, where they met its head, Ivan Petrov. He \
told them about the work that is done together with Nordwind Energy, a company that builds turbines, and with the \
Coastal Research Institute. The company has funded two doctoral positions since 2021. "Our engineers need people who \
know both the sea and the machine", said Carlos Mendes, technical director, who joined the meeting online.

On 12 March 2024 the delegation went to Silverlake Technology Park and met its director Elena Markova. The park hosts \
140 companies, among them Bluefin Robotics and Tidal Systems. Both sides discussed an internship programme for \
students of robotics. A memorandum of understanding is to be signed in autumn.

In the evening the guests attended a concert of the student orchestra in the great hall. The rector thanked the \
delegation for its visit and handed over a painting of the old harbour. Later the guests walked along the river, and \
some of them stayed for a dinner that the office had prepared together with students of both houses. On the last \
morning they saw the museum of the navy and the library, whose oldest books tell of the first expeditions from here to \
the north.

Northern Polytechnic has worked with partners in 42 countries. Last year 310 of its students spent a term abroad, and \
95 lecturers took part in exchanges. The international office expects these numbers to grow by a quarter within three \
years. Those who want to apply for the double degree find all dates and forms on its pages, where the office also \
answers questions, in three languages and within two days. Applications are open until the end of May, interviews will \
be held in June by video, and whoever is chosen will be told in July."""

WRONG = {"f4", "m4"}
"""What a reviewer rejects: numbers of companies, and a concert taken for a promise."""
ROLE = {"p5": "director of the international office"}
"""What a reviewer corrects."""


def intake() -> Intake:
    """Two organisations are on record, one of them our own; the others come in with the text."""
    home, partner = directory.home(), directory.organisation("Harbour University")
    directory.organisation("Coastal Research Institute Lisbon")
    case = factories.intake(TEXT, "2024-03-13")
    _organisations(case, home.pk, partner.pk)
    _people(case)
    factories.engagement(case, "e1", "On 11 March 2024 a delegation", ["o1", "o2"], ("p1", "p4"), date="2024-03-11")
    factories.engagement(case, "e2", "On 12 March 2024 the delegation", ["o2", "o3"], ("p8",), date="2024-03-12")
    factories.agreement(case, "a1", "signed a first cooperation agreement", ["o1", "o2"], date="2016")
    factories.agreement(case, "a2", "signed a double degree agreement", ["o1", "o2"], kind="programme", date="2024-03")
    for key, words, topic in (
        ("m1", "agreed to open a joint summer school on offshore energy", "Summer school on offshore energy"),
        ("m2", "proposed a joint research project on floating turbines", "Research on floating turbines"),
        ("m3", "suggested an exchange of lecturers", "Exchange of lecturers"),
        ("m4", "attended a concert of the student orchestra", "Concert of the student orchestra"),
    ):
        factories.commitment(case, key, words, ["o1", "o2"], topic=topic, activity_kind="")
    for key, words, indicator, value, whose in (
        ("f1", "24,600 students", "students", 24600, "o2"),
        ("f3", "37 laboratories", "laboratories", 37, "o2"),
        ("f4", "140 companies", "companies", 140, "o3"),
    ):
        factories.figure(case, key, words, whose, indicator=indicator, value=float(value))
    for category, confidence in (("engagement", 0.84), ("agreement", 0.7), ("commitment", 0.76), ("figure", 0.85)):
        Finding.objects.filter(intake=case, category=category).update(confidence=confidence)
    Finding.objects.filter(intake=case, key__in=["m4"]).update(confidence=0.6)
    return case


def _organisations(case: Intake, home: int, partner: int) -> None:
    known = {"linked": True}
    factories.organisation(
        case, "o1", "Northern Polytechnic", is_home=True, candidates=[factories.candidate("record", str(home))], **known
    )
    factories.organisation(
        case, "o2", "Harbour University", candidates=[factories.candidate("record", str(partner))], **known
    )
    factories.organisation(case, "o3", "Silverlake Technology Park", kind="technology_park")
    factories.organisation(case, "o4", "Nordwind Energy", kind="company")
    factories.organisation(case, "o5", "Coastal Research Institute", kind="research_institute")
    factories.organisation(case, "o6", "Bluefin Robotics", kind="company")
    factories.organisation(case, "o7", "Tidal Systems", kind="company")
    Finding.objects.filter(intake=case, key__in=["o3", "o4", "o5", "o6", "o7"]).update(confidence=0.72)


def _people(case: Intake) -> None:
    for key, words, given, family, role, employer in (
        ("p1", "Marta Oliveira", "Marta", "Oliveira", "rector", "o2"),
        ("p2", "Peter Sorensen", "Peter", "Sorensen", "rector", "o1"),
        ("p3", "Anna Keller", "Anna", "Keller", "vice-rector for international affairs", "o1"),
        ("p4", "Thomas Brandt", "Thomas", "Brandt", "dean of marine engineering", "o2"),
        ("p5", "Julia Costa", "Julia", "Costa", "director", "o2"),
        ("p7", "Carlos Mendes", "Carlos", "Mendes", "technical director", "o4"),
    ):
        factories.person(case, key, words, employer, given_name=given, family_name=family, role=role)
    factories.person(case, "p8", "Elena Markova", "o3", given_name="Elena", family_name="Markova", role="director")
    Finding.objects.filter(intake=case, key="p5").update(confidence=0.66)
    Finding.objects.filter(intake=case, key__in=["p7", "p8"]).update(confidence=0.83)
