"""How somebody without an account comes in by a link, and comes back by a code sent to them.

One mechanism for every kind of link. A token has 256 bits and is stored only as a hash, as is
everything else that opens a link: nobody learns from the rows how to come in. The caller
has locked the row, asked its own policy, and records what was done.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from ettle.access import Actor, Trouble, new_code, new_token
from ettle.outbox.models import Message
from ettle.outbox.services import place

CODE_LASTS = timedelta(minutes=15)
CODE_TRIES = 5
CODES_AN_HOUR = 5  # so that nobody fills her letter box, or has 5 tries at code after code
SUBJECT = "Your code"
BODY = "Your code is {code}. It works for 15 minutes. If you did not ask for it, do nothing.\n"


class Link(Protocol):
    """The row of a link, whatever it leads to."""

    ref: Any
    authority_id: int
    token_hash: str
    session_hash: str
    code_hash: str
    code_expires_at: datetime | None
    code_tries: int
    confirmed_at: datetime | None

    def save(self, *, update_fields: list[str]) -> None:
        """Keep some of the row's fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeTried:
    """What came of trying a code: a secret for the cookie, or what was wrong."""

    secret: str = ""
    trouble: str = ""


def hashed(secret: str) -> str:
    """Hash what opens a link. It is random and long, so a quick hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def hashed_code(link: Link, code: str) -> str:
    """Hash a short code together with its link, so that one code never matches another's."""
    return hashed(f"{link.token_hash}:{code}")


def first_session(link: Link, *, by: Actor) -> str:
    """Let the person named in, the first time; give the secret for their browser's cookie.

    Raises:
        Trouble: for a link that was opened before: from then on it alone opens nothing.
    """
    if link.confirmed_at:
        raise Trouble("This link was opened before. Ask for a code to come back.", field="code")
    link.confirmed_at = by.at
    return _new_session(link)


def place_code(link: Link, *, by: Actor, to_name: str, to_address: str) -> Message:
    """Put a 6-digit code in the outbox, to the address that the link was sent to.

    Raises:
        Trouble: after too many wrong tries, or too many codes in the hour.
    """
    if _is_locked(link, by):
        raise Trouble("There were too many wrong codes. Wait a quarter of an hour, then ask again.")
    if _codes_in_the_last_hour(link, by) >= CODES_AN_HOUR:
        raise Trouble("Five codes were sent in the last hour. Use the last one, or wait an hour.")
    code = new_code()
    link.code_hash = hashed_code(link, code)
    link.code_expires_at = by.at + CODE_LASTS
    link.code_tries = 0
    link.save(update_fields=["code_hash", "code_expires_at", "code_tries"])
    return place(
        by=by,
        authority_id=link.authority_id,
        to_name=to_name,
        to_address=to_address,
        channel="email",
        letter="code",
        subject=SUBJECT,
        body=BODY.format(code=code),
        secret=code,
        about_ref=link.ref,
    )


def try_code(link: Link, code: str, *, by: Actor) -> CodeTried:
    """Try a code, with a new secret for the cookie where it is right.

    A wrong code is an answer and not an error, so that the try is kept and counted.
    """
    trouble = _trouble_with(link, code.strip(), by)
    if trouble:
        return CodeTried(trouble=trouble)
    link.code_hash, link.code_expires_at = "", None
    link.confirmed_at = link.confirmed_at or by.at
    return CodeTried(secret=_new_session(link))


def _trouble_with(link: Link, code: str, by: Actor) -> str:
    """Say what is wrong with a code, if anything is, and count the try."""
    if not link.code_hash or link.code_expires_at is None or link.code_expires_at < by.at:
        return "That code has ended. Ask for a new one."
    if link.code_tries >= CODE_TRIES:
        return "Too many tries. Wait a quarter of an hour, then ask for a new code."
    if hmac.compare_digest(link.code_hash, hashed_code(link, code)):
        return ""
    link.code_tries += 1
    link.save(update_fields=["code_tries"])
    left = CODE_TRIES - link.code_tries
    if not left:
        return "That is not the code we sent, and that was the last try. Ask for a new one later."
    return f"That is not the code we sent. You have {left} more {'try' if left == 1 else 'tries'}."


def _is_locked(link: Link, by: Actor) -> bool:
    waits = link.code_expires_at is not None and link.code_expires_at > by.at
    return waits and link.code_tries >= CODE_TRIES


def _codes_in_the_last_hour(link: Link, by: Actor) -> int:
    sent = Message.objects.filter(authority_id=link.authority_id, about_ref=link.ref, letter="code")
    return sent.filter(made_at__gt=by.at - timedelta(hours=1)).count()


def _new_session(link: Link) -> str:
    secret = new_token()
    link.session_hash = hashed(secret)
    link.save(update_fields=["session_hash", "confirmed_at", "code_hash", "code_expires_at"])
    return secret
