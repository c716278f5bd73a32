"""The base page, the public pages and the refusals, as they are served."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from ettle.web.ui.outcome import announce, read_outcome
from ettle.web.ui.page import page
from ettle.web.ui.styleguide.pages import SampleForm
from tests.web.ui.drawn import words_of

TEMPLATES = Path(__file__).parents[3] / "src/ettle/web/templates"
OWN = ("403", "403_csrf", "404", "409", "429", "500")


def served(template: str, **context) -> str:
    return render_to_string(template, context, request=RequestFactory().get("/"))


def test_a_page_with_errors_says_so_in_its_title_and_answers_422():
    request = RequestFactory().get("/")

    answer = page(request, "ui/styleguide/questions.html", {"form": SampleForm({})})

    assert answer.status_code == 422
    assert "<title>Error: Questions - Ettle</title>" in answer.content.decode()


def test_a_page_not_yet_sent_answers_200():
    answer = page(RequestFactory().get("/"), "ui/styleguide/questions.html", {"form": SampleForm()})

    assert answer.status_code == 200
    assert "<title>Questions - Ettle</title>" in answer.content.decode()


def test_the_demonstration_says_that_everybody_is_invented():
    words = words_of(served("public/front.html"))

    assert "Demonstration: every person, school and council here is invented." in words


@pytest.mark.parametrize("name", ["front", "about", "accessibility", "privacy"])
def test_a_public_page_has_one_heading_a_language_and_a_way_past_the_menu(name):
    html = served(f"public/{name}.html")

    assert html.count("<h1") == 1
    assert '<html lang="en-GB"' in html
    assert 'href="#main-content"' in html


@pytest.mark.parametrize("name", OWN)
def test_a_refusal_has_a_heading_and_says_what_to_do(name):
    html = served(f"{name}.html", typed={"words": "what I wrote"}, reason="no connection")

    assert html.count("<h1") == 1
    assert len(words_of(html)) > 120


def test_a_stale_page_shows_what_was_typed():
    assert "what I wrote" in served("409.html", typed={"words": "what I wrote"})


def test_the_last_resort_needs_no_request_and_no_database():
    assert "The fault is ours." in render_to_string("500.html")


def test_an_outcome_says_what_happened_who_was_told_and_what_comes_next():
    request = RequestFactory().get("/")
    request._messages = Kept()

    announce(request, "The request is recorded.", told=["Mairi"], next_step="decide.")

    outcome = read_outcome(request._messages.words)
    assert (outcome.happened, outcome.told, outcome.next_step) == (
        "The request is recorded.",
        ("Mairi",),
        "decide.",
    )


class Kept:
    """Messages of one request, without a session."""

    words = ""

    def add(self, level: int, message: str, extra_tags: str = "") -> None:
        self.words = message


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.stem)
def test_no_template_has_inline_script_or_style_or_a_foreign_address(path):
    words = path.read_text(encoding="utf-8")

    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", words)
    assert not re.search(r"(?:src|action)=[\"']https?:|<link[^>]*href=[\"']https?:", words)


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*subject.txt")), ids=lambda at: at.stem)
def test_no_subject_line_holds_anything_about_a_person(path):
    assert "{{" not in path.read_text(encoding="utf-8")
