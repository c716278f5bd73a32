"""Who asked for a plan: a child's own request is offered as the law names the child's age."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse


@pytest.mark.parametrize(
    ("child", "offered"),
    [
        ("ailsa", []),
        ("callum", ["Callum, as a child of 12 or over"]),
        ("eilidh", ["Eilidh, as a young person"]),
    ],
)
def test_a_request_of_ones_own_is_offered_as_the_law_names_that_age(world, child, offered):
    officer = Client()
    backend = settings.AUTHENTICATION_BACKENDS[-1]
    officer.force_login(world.accounts["ms_okafor"], backend=backend)

    page = officer.get(reverse("authority:record_request", args=[getattr(world, child).ref]))

    assert re.findall(r"\w+, as a [\w ]+", page.content.decode()) == offered
