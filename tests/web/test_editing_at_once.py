"""Forms that are sent at the very same moment."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from syndesis.agreements.models import Agreement
from syndesis.agreements.services import register_agreement
from syndesis.core.history import version_of
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.every_database]
FACTS = {"kind": "framework", "status": "draft", "visibility": "internal"}


def at_once(deeds: list[Callable[[], Any]]) -> list[Any]:
    """What each answers, all begun together."""
    start, answers = Barrier(len(deeds)), [None] * len(deeds)

    def run(number: int, deed: Callable[[], Any]) -> None:
        start.wait()
        try:
            answers[number] = deed()
        finally:
            connection.close()

    threads = [Thread(target=run, args=each) for each in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def clients(number: int) -> list[Client]:
    writer = user()
    found = [Client() for _each in range(number)]
    for client in found:
        client.force_login(writer)
    return found


def test_a_form_sent_from_three_windows_at_once_makes_one_record():
    sent = FACTS | {"title": "Memorandum", "once": "t0ken", "organisations": ["new:Orchid University"]}
    answers = at_once([lambda client=client: client.post("/agreements/new/", sent) for client in clients(3)])
    made = Agreement.objects.get()
    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (302, made.get_absolute_url())
    ] * 3


def test_of_two_changes_at_once_none_is_lost():
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[organisation("Harbour Park")])
    form = FACTS | {"title": "Memorandum", "organisations": [row.organisations.get().pk], "version": version_of(row)}
    deeds = [
        lambda client=client, words=words: client.post(f"{row.get_absolute_url()}edit/", form | {"notes": words})
        for client, words in zip(clients(2), ("first", "second"), strict=True)
    ]
    answers = at_once(deeds)
    row.refresh_from_db()
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    saved = ("first", "second")[[answer.status_code for answer in answers].index(302)]
    stale = next(answer for answer in answers if answer.status_code == 409)
    (difference,) = stale.context["comparison"].differences
    assert {row.notes, difference.theirs} == {saved}
    assert {difference.theirs, difference.mine} == {"first", "second"}
