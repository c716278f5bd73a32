"""The fixed cast of the demonstration and of the tests: who they are, and what each may see.

Values only. Everyone is invented, and so are the council, the schools and the NHS board; no
late date or named person may be pinned on a real one. The demonstration builds these people
through the roll importer (``demo_roll``) and the services; tests name them from here.

Birth dates are those of session 2026-27. For a day in another session, ``born_on`` moves them
by whole years, so that Ailsa is in P5 whenever the demonstration is set.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

AUTHORITY_NAME = "Glenmarra Council"
AUTHORITY_CODE = "999"
HEALTH_BOARD_NAME = "NHS Glenmarra"
PRIMARY_NAME = "Marra Glen Primary School"
PRIMARY_SEED_CODE = "9990001"
SECONDARY_NAME = "Corrievale High School"
SECONDARY_SEED_CODE = "9990002"
INVENTED = "(invented)"
DEFAULT_DAY = date(2026, 11, 23)
BASE_SESSION = 2026


@dataclass(frozen=True, slots=True, kw_only=True)
class CastAdult:
    """A grown-up of the cast. ``roll_id`` is their id in the example roll, if they are in it."""

    key: str
    called: str
    given_name: str
    family_name: str
    role: str
    part: str
    may_see: str
    title: str = ""
    email: str = ""
    roll_id: str = ""
    seed_code: str = ""

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def signs_in(self) -> bool:
        return bool(self.email)


@dataclass(frozen=True, slots=True, kw_only=True)
class CastPupil:
    """A child or young person of the cast, as in session 2026-27."""

    key: str
    called: str
    given_name: str
    family_name: str
    roll_id: str
    scn: str
    seed_code: str
    stage: str
    birth_date: date
    part: str
    may_see: str
    email: str = ""
    role: str = "pupil"

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def signs_in(self) -> bool:
        return bool(self.email)


AILSA = CastPupil(
    key="ailsa", called="Ailsa", given_name="Ailsa", family_name="Morrison",
    roll_id="P1001", scn="099100012", seed_code=PRIMARY_SEED_CODE, stage="P5",
    birth_date=date(2017, 5, 3),
    part="In P5 at Marra Glen Primary School. The plan is hers.",
    may_see="Her own page, when an adult hands over a tablet.",
)  # fmt: skip
CALLUM = CastPupil(
    key="callum", called="Callum", given_name="Callum", family_name="Reid",
    roll_id="P2001", scn="099200025", seed_code=SECONDARY_SEED_CODE, stage="S2",
    birth_date=date(2013, 8, 6), email="callum.reid@glenmarra.invalid",
    part="In S2 at Corrievale High School, aged 13. He asks for himself.",
    may_see="What he has asked for, and his own plan if he has one.",
)  # fmt: skip
EILIDH = CastPupil(
    key="eilidh", called="Eilidh", given_name="Eilidh", family_name="MacDonald",
    roll_id="P2002", scn="099200038", seed_code=SECONDARY_SEED_CODE, stage="S6",
    birth_date=date(2009, 7, 9), email="eilidh.macdonald@glenmarra.invalid",
    part="In S6 at Corrievale High School, aged 17: a young person.",
    may_see="Her own plan. Her rights are hers, not her parents'.",
)  # fmt: skip
FINLAY = CastPupil(
    key="finlay", called="Finlay", given_name="Finlay", family_name="Docherty",
    roll_id="P1002", scn="099100025", seed_code=PRIMARY_SEED_CODE, stage="P5",
    birth_date=date(2017, 9, 21),
    part="In Ailsa's class.",
    may_see="Nothing of Ailsa's.",
)  # fmt: skip

MAIRI = CastAdult(
    key="mairi", called="Mairi", given_name="Mairi", family_name="Morrison",
    role="parent", roll_id="C1001", email="mairi.morrison@glenmarra.invalid",
    part="Ailsa's mother. Ailsa lives with her.",
    may_see="Ailsa's request, plan, dates and rights, and who has looked. Not Rory's address.",
)  # fmt: skip
RORY = CastAdult(
    key="rory", called="Rory", given_name="Rory", family_name="Campbell",
    role="parent", roll_id="C1002", email="rory.campbell@glenmarra.invalid",
    part="Ailsa's father, who lives elsewhere. A safe-contact flag stands between him and Mairi.",
    may_see="Nothing of Ailsa's through Ettle while the flag stands.",
)  # fmt: skip
MR_DOCHERTY = CastAdult(
    key="mr_docherty", called="Mr Docherty", title="Mr",
    given_name="Paul", family_name="Docherty",
    role="parent", roll_id="C1003", email="paul.docherty@glenmarra.invalid",
    part="The father of Finlay, another P5 pupil.",
    may_see="What concerns Finlay. Nothing of Ailsa's.",
)  # fmt: skip
STUART = CastAdult(
    key="stuart", called="Stuart", given_name="Stuart", family_name="Reid",
    role="parent", roll_id="C2002", email="stuart.reid@glenmarra.invalid",
    part="Callum’s father. Callum, who is 13, keeps two parts of his plan from him.",
    may_see="Callum’s plan, without what Callum keeps from him. He is not told that it is there.",
)  # fmt: skip
RUTH = CastAdult(
    key="ruth", called="Ruth", given_name="Ruth", family_name="Paterson",
    role="support_assistant", roll_id="T1005", email="ruth.paterson@glenmarra.invalid",
    seed_code=PRIMARY_SEED_CODE,
    part="Support assistant at Marra Glen Primary School.",
    may_see="The support card and her own part of the plan, for the children she supports.",
)  # fmt: skip
MORAG = CastAdult(
    key="morag", called="Morag", given_name="Morag", family_name="Ferguson",
    role="support_assistant", roll_id="T1006", email="morag.ferguson@glenmarra.invalid",
    seed_code=PRIMARY_SEED_CODE,
    part="Support assistant who already knows the school: the safe alternative.",
    may_see="The support card of the children she supports.",
)  # fmt: skip
MR_BAIRD = CastAdult(
    key="mr_baird", called="Mr Baird", title="Mr",
    given_name="Alasdair", family_name="Baird",
    role="headteacher", roll_id="T1001", email="alasdair.baird@glenmarra.invalid",
    seed_code=PRIMARY_SEED_CODE,
    part="Headteacher of Marra Glen Primary School.",
    may_see="The plans of his school's pupils, and who is ready to support them.",
)  # fmt: skip
MS_KERR = CastAdult(
    key="ms_kerr", called="Ms Kerr", title="Ms",
    given_name="Fiona", family_name="Kerr",
    role="depute", roll_id="T1002", email="fiona.kerr@glenmarra.invalid",
    seed_code=PRIMARY_SEED_CODE,
    part="Depute headteacher, who stands in for Mr Baird.",
    may_see="What Mr Baird sees.",
)  # fmt: skip
MS_LAIRD = CastAdult(
    key="ms_laird", called="Ms Laird", title="Ms",
    given_name="Catriona", family_name="Laird",
    role="asn_lead", roll_id="T1003", email="catriona.laird@glenmarra.invalid",
    seed_code=PRIMARY_SEED_CODE,
    part="Leads additional support for learning at Marra Glen Primary School.",
    may_see="The requests and plans of her school's pupils. She writes the plans.",
)  # fmt: skip
MR_SINGH = CastAdult(
    key="mr_singh", called="Mr Singh", title="Mr",
    given_name="Harjit", family_name="Singh",
    role="class_teacher", roll_id="T1004", email="harjit.singh@glenmarra.invalid",
    seed_code=PRIMARY_SEED_CODE,
    part="Ailsa's class teacher.",
    may_see="The plans of the children he teaches.",
)  # fmt: skip
MS_OKAFOR = CastAdult(
    key="ms_okafor", called="Ms Okafor", title="Ms",
    given_name="Ngozi", family_name="Okafor",
    role="asl_officer", roll_id="T3001", email="ngozi.okafor@glenmarra.invalid",
    part="ASL officer of Glenmarra Council.",
    may_see="Every request and plan of the council, its dates and its letters.",
)  # fmt: skip
DR_SINCLAIR = CastAdult(
    key="dr_sinclair", called="Dr Sinclair", title="Dr",
    given_name="Isobel", family_name="Sinclair",
    role="agency", email="",
    part="Speech and language therapist, NHS Glenmarra. She has no account.",
    may_see="One question about Ailsa, by a link that is hers alone.",
)  # fmt: skip
DR_SINCLAIR_SENT_TO = "isobel.sinclair@nhs-glenmarra.invalid"
MS_WOJCIK = CastAdult(
    key="ms_wojcik", called="Ms Wójcik", title="Ms",
    given_name="Agnieszka", family_name="Wójcik",
    role="educational_psychologist", roll_id="T3002", email="agnieszka.wojcik@glenmarra.invalid",
    part="Educational psychologist of Glenmarra Council.",
    may_see="The plans of the pupils she is named on.",
)  # fmt: skip
MS_GRANT = CastAdult(
    key="ms_grant", called="Ms Grant", title="Ms",
    given_name="Shona", family_name="Grant",
    role="account_manager", roll_id="T3003", email="shona.grant@glenmarra.invalid",
    part="Looks after accounts for Glenmarra Council.",
    may_see="Accounts and roles. No pupil at all.",
)  # fmt: skip
NOBODY = CastAdult(
    key="nobody", called="Mrs Nairn", title="Mrs",
    given_name="Marjorie", family_name="Nairn",
    role="headteacher", roll_id="T2001", email="marjorie.nairn@glenmarra.invalid",
    seed_code=SECONDARY_SEED_CODE,
    part="Headteacher of another school, Corrievale High School.",
    may_see="Her own school's pupils. Nothing of Ailsa's.",
)  # fmt: skip

ADULTS = (
    MS_OKAFOR, MAIRI, RORY, MS_LAIRD, MR_BAIRD, MS_KERR, MR_SINGH, RUTH, MORAG,
    DR_SINCLAIR, MS_WOJCIK, MS_GRANT, MR_DOCHERTY, STUART, NOBODY,
)  # fmt: skip
PUPILS = (AILSA, CALLUM, EILIDH, FINLAY)
CAST: dict[str, CastAdult | CastPupil] = {one.key: one for one in (*ADULTS, *PUPILS)}


def session_of(day: date) -> int:
    """Give the year in which a day's school session began; a session runs August to July."""
    return day.year if day.month >= 8 else day.year - 1


def moved_for(day: date, today: date) -> date:
    """Move a day of session 2026-27 by whole years, into the session of ``today``."""
    year = day.year + session_of(today) - BASE_SESSION
    leap_day_lost = (day.month, day.day) == (2, 29) and year % 4 != 0
    return day.replace(year=year, day=28 if leap_day_lost else day.day)


def born_on(pupil: CastPupil, today: date) -> date:
    """Give a birth date that makes this pupil's stage true in the session of ``today``."""
    return moved_for(pupil.birth_date, today)


def sign_in_list() -> tuple[CastAdult | CastPupil, ...]:
    """Those of the cast who have an account, in the order of the demonstration's sign-in page."""
    return tuple(one for one in CAST.values() if one.signs_in)
