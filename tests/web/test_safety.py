"""What guards every page: sign-in with a lock, a strict Content-Security-Policy, nothing inline."""

import re

import pytest
from django.test import Client

from tests.directory import factories as directory

pytestmark = pytest.mark.django_db


def test_a_stranger_is_asked_to_sign_in_everywhere(client):
    from syndesis.web.urls import urlpatterns

    open_to_all = {"login", "language", "invitation", "set_up", "set_up_people", "set_up_options"}
    open_to_all |= {"password_reset", "password_reset_done", "password_reset_confirm", "digest_stop"}
    for pattern in urlpatterns:
        path = "/" + re.sub(r"<\w+:\w+>", "1", str(pattern.pattern))
        if pattern.name not in open_to_all:
            response = client.get(path)
            assert (path, response.status_code, response.url.partition("?")[0]) == (path, 302, "/sign-in/")


def test_guessing_a_password_is_locked_out(client):
    directory.user("ada")
    for _attempt in range(8):
        response = client.post("/sign-in/", {"username": "ada", "password": "wrong"})
    assert response.status_code == 429
    assert client.post("/sign-in/", {"username": "ada", "password": "secret"}).status_code == 429
    assert client.get("/").url == "/sign-in/?next=/"


def test_a_post_without_the_token_of_its_form_is_refused():
    client = Client(enforce_csrf_checks=True)
    client.force_login(directory.user())
    assert client.post("/intake/", {"text": "News"}).status_code == 403


def test_pages_allow_no_inline_script_or_style(client):
    client.force_login(directory.user())
    for path in ("/", "/partners/", "/intake/", "/partners/new/"):
        response = client.get(path)
        policy = response["Content-Security-Policy"]
        page = response.content.decode()
        assert "unsafe" not in policy
        assert ("default-src 'none'" in policy, "style-src 'self'" in policy) == (True, True)
        assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", page) == []
        assert re.findall(r"<script(?![^>]*\b(?:src|nonce)=)", page) == []


def test_files_are_offered_for_saving_never_shown_in_place(client):
    from tests.intake import factories

    intake = factories.intake("<script>alert(1)</script> news")
    client.force_login(directory.user())
    response = client.get(f"/documents/{intake.text.document_id}/file/")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    page = client.get(f"/documents/{intake.text.document_id}/").content.decode()
    assert "<script>alert" not in page
