"""Where a rule stands in the law, how strongly it binds, and who has checked it."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Force(StrEnum):
    """How strongly a source binds: an Act or regulations, or statutory guidance."""

    MUST = "must"
    SHOULD = "should"


class Citation(NamedTuple):
    """A provision, with an address where anyone can read it.

    ``verified_by`` and ``verified_on`` stay empty until a person with the statute open has signed
    (the sheet is docs/law/verify.md).
    """

    instrument: str
    provision: str
    url: str
    force: Force = Force.MUST
    verified_by: str | None = None
    verified_on: date | None = None

    @property
    def is_verified(self) -> bool:
        """Tell whether a named person has compared this with the statute."""
        return self.verified_by is not None and self.verified_on is not None

    def __str__(self) -> str:
        return f"{self.instrument}, {self.provision}"


_SITE = "https://www.legislation.gov.uk"
_ACTS = {
    "asp 2004/4": "asp/2004/4",
    "asp 2014/8": "asp/2014/8",
    "1980 c. 44": "ukpga/1980/44",
    "1991 c. 50": "ukpga/1991/50",
    "1995 c. 36": "ukpga/1995/36",
}
_FOLDERS = {
    "section": "section",
    "sections": "section",
    "regulation": "regulation",
    "regulations": "regulation",
    "schedule": "schedule",
    "rule": "rule",
}


def act(provision: str, instrument: str = "asp 2004/4") -> Citation:
    """Cite an Act; the Education (Additional Support for Learning) (Scotland) Act 2004 unless told.

    >>> act("section 18(5A)").url
    'https://www.legislation.gov.uk/asp/2004/4/section/18'
    """
    return Citation(instrument, provision, _address(_ACTS[instrument], provision))


def ssi(number: str, provision: str) -> Citation:
    """Cite a Scottish statutory instrument.

    >>> str(ssi("2005/518", "regulation 4A")), ssi("2005/518", "regulation 4A").url
    ('SSI 2005/518, regulation 4A', 'https://www.legislation.gov.uk/ssi/2005/518/regulation/4A')
    """
    return Citation(f"SSI {number}", provision, _address(f"ssi/{number}", provision))


def csp_regulations(provision: str) -> Citation:
    """Cite the co-ordinated support plan regulations, SSI 2005/518."""
    return ssi("2005/518", provision)


def _address(base: str, provision: str) -> str:
    kind, _, rest = provision.partition(" ")
    folder = _FOLDERS.get(kind)
    number = rest.split("(")[0].split(",")[0].split(" ")[0].split("\N{EN DASH}")[0]
    if folder is None:
        return f"{_SITE}/{base}"
    if folder == "rule":  # tribunal rules are one schedule of their instrument
        return f"{_SITE}/{base}/schedule"
    return f"{_SITE}/{base}/{folder}/{number}"
