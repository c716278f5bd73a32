"""A question to NHS Glenmarra about Ailsa, asked and sent, for every page behind its link."""

import re
from datetime import date

import pytest
from django.core import mail

from ettle.cases import services
from ettle.cases.services import AgencyAsk
from ettle.outbox.selectors import waiting_messages
from ettle.outbox.services import hand_over_all

QUESTION = "What help does Ailsa require with talking and listening?"


@pytest.fixture
def token(world) -> str:
    """Propose a plan for Ailsa, ask NHS Glenmarra, send the letters, and read the e-mail."""
    officer = world.actor("okafor")
    request = services.receive_csp_request(
        by=officer, pupil=world.ailsa, asked_by="parent", asked_by_person=world.mairi,
        form="letter", reasons="She cannot follow what is said in class.",
        received_on=date(2026, 11, 2),
    )  # fmt: skip
    services.propose_csp(
        by=officer,
        request=request,
        asks=[
            AgencyAsk(
                agency=world.nhs, service="Speech and language therapy",
                named_person="Dr Sinclair", named_role="Speech and language therapist",
                named_email="isobel.sinclair@nhs-glenmarra.invalid", question=QUESTION,
            )
        ],
    )  # fmt: skip
    hand_over_all(by=officer, messages=list(waiting_messages(by=officer)))
    letter = next(one for one in mail.outbox if "nhs-glenmarra" in one.to[0])
    return re.search(r"/answer/([\w-]+)/", letter.body)[1]
