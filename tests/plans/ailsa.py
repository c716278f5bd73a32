"""Ailsa's plan, written through the services by Ms Laird, for tests that need a whole one."""

from dataclasses import dataclass, field
from datetime import date

from ettle.documents.services import freeze
from ettle.documents.tree import Signature
from ettle.plans import selectors, services
from ettle.plans.models import CoordinatedSupportPlan, Entry, Plan, StatutoryReview
from ettle.plans.printings import print_csp
from ettle.voice.models import View
from tests.world import World, moment

SLT = {
    "role": "Speech and language therapist",
    "organisation": "NHS Glenmarra (invented)",
    "kind": "",
}
ASSISTANT = {
    "role": "Support assistant",
    "organisation": "Marra Glen Primary School (invented)",
    "kind": "support_assistant",
}
TEACHER = ASSISTANT | {"role": "Class teacher", "kind": "class_teacher"}
DR_SINCLAIR = "Dr Sinclair, NHS Glenmarra (invented), 2 December 2026"

CARD = (
    ("what_matters", "My dog Bramble. Drawing. Knowing what comes next.", "everyone"),
    ("communication", "I use my symbol book and short words. Count to ten for me.", "everyone"),
    ("helps", "Show me the symbol as you say the word.", "everyone"),
    ("helps", "One step at a time, on my now-and-next board.", "everyone"),
    ("avoid", "finish my words for me.", "everyone"),
    ("signs", "I hide my hands and go quiet. Offer the quiet corner, and sit near.", "everyone"),
    ("must", "Keep my symbol book with me, in the playground too.", "deliverers"),
    ("target", "I am asking for help with my symbols, three times a day.", "everyone"),
)  # fmt: skip


@dataclass
class AilsasPlan:
    """What was written, by short names."""

    world: World
    plan: Plan
    entries: dict[str, Entry] = field(default_factory=dict)

    def write(self, name: str, kind: str, text: str, **facts) -> Entry:
        laird = facts.pop("by", None) or self.world.actor("laird")
        self.entries[name] = services.write_entry(
            by=laird, plan=self.plan, kind=kind, text=text, **facts
        )
        return self.entries[name]


def begin(world: World) -> AilsasPlan:
    """Open Ailsa's plan with nothing in it."""
    return AilsasPlan(world, services.open_plan(by=world.actor("laird"), pupil=world.ailsa))


def write_all(world: World) -> AilsasPlan:
    """Write a whole plan: what the Act asks for, views, and what goes on the card."""
    made = begin(world)
    made.write(
        "profile", "profile",
        "Ailsa draws, builds and remembers whole stories. She understands more than she can say.",
    )  # fmt: skip
    made.write("factor", "factor", "A speech sound disorder and a delay in using words.")
    made.write("factor2", "factor", "Ailsa finds changes of plan hard when nobody explains them.")
    made.write(
        "objective", "objective",
        "By June 2027 Ailsa asks for help or a break in class with her symbols or a word, in "
        "four of five lessons, without being prompted.",
    )  # fmt: skip
    made.write(
        "therapy", "support",
        "Direct speech and language therapy, with a programme for school staff to follow.",
        under=made.entries["objective"], source_kind="agency_answer", source_ref="answer1",
        author_label=DR_SINCLAIR,
        detail={"how_often": "Once a week", "how_long": "30 minutes, until June 2027",
                "where": "The quiet room", "persons": [SLT]},
    )  # fmt: skip
    made.write(
        "practice", "support", "Practise the therapist’s symbols in small steps.",
        under=made.entries["objective"],
        detail={"how_often": "Every school day", "how_long": "10 minutes",
                "where": "", "persons": [ASSISTANT, TEACHER]},
    )  # fmt: skip
    made.write(
        "objective2",
        "objective",
        "By December 2027 Ailsa retells a story of five parts to a partner, with pictures.",
    )
    made.write(
        "stories", "support", "A story group of three children with picture prompts.",
        under=made.entries["objective2"],
        detail={"how_often": "Twice a week", "how_long": "20 minutes", "persons": [TEACHER]},
    )  # fmt: skip
    for number, (kind, text, audience) in enumerate(CARD):
        made.write(f"card{number}", kind, text, audience=audience)
    return made


def give_views(made: AilsasPlan, *, child_audience: str = "everyone") -> None:
    """Let Mairi and Ailsa give their views, and put them in the plan as they were given."""
    world = made.world
    shared = {"authority": world.authority, "pupil": world.ailsa, "status": "given",
              "started_at": moment(world.today), "given_at": moment(world.today),
              "given_on": world.today}  # fmt: skip
    mairis = View.objects.create(
        whose="parent", person=world.mairi,
        answers={"about_plan": "I want her to be understood in the playground too."}, **shared,
    )  # fmt: skip
    ailsas = View.objects.create(whose="child", audience=child_audience, **shared)
    made.write(
        "mairi", "view", "I want her to be understood in the playground too.",
        source_kind="parent_view", source_ref=mairis.ref, author_label="Mairi Morrison, her mother",
    )  # fmt: skip
    made.write(
        "ailsa", "view", "I like the quiet room. I do not like when plans change.",
        source_kind="child_view", source_ref=ailsas.ref, author_label="Ailsa",
        audience=child_audience,
    )  # fmt: skip


def csp_facts(made: AilsasPlan, **others):
    """Gather the facts of Ailsa's statutory plan as Ms Okafor issues it."""
    world = made.world
    okafor = world.actor("okafor")
    version = services.freeze_version(by=okafor, plan=made.plan)
    signature = Signature(world.ms_okafor.name, "ASL officer, authorised to sign", world.today)
    facts = {
        "nominated_school": world.marra_glen,
        "coordinator": world.ms_laird,
        "contact_officer": world.ms_okafor,
        "signature": signature,
    } | others
    return version, selectors.csp_context(version, by=okafor, **facts)


def issue(made: AilsasPlan, on: date | None = None) -> CoordinatedSupportPlan:
    """Issue Ailsa's statutory plan, as the cases room does."""
    world = made.world
    okafor = world.actor("okafor")
    version, context = csp_facts(made)
    document = freeze(
        print_csp(context), authority_id=world.authority.pk, printing="csp", printing_version=1,
        context=context, issued_on=world.today, at=okafor.at, signed_by=context.signature,
    )  # fmt: skip
    return services.record_csp(
        by=okafor, plan_version=version, document=document, nominated_school=world.marra_glen,
        coordinator=world.ms_laird, contact_officer=world.ms_okafor,
        signed_by=world.ms_okafor, signed_role="ASL officer",
    )  # fmt: skip


def begin_review(made: AilsasPlan) -> StatutoryReview:
    """Begin a statutory review of the plan in force, which lets what it rests on change."""
    world = made.world
    csp = CoordinatedSupportPlan.objects.get(pupil=world.ailsa, superseded_on__isnull=True)
    return StatutoryReview.objects.create(
        authority=world.authority, csp=csp, ground="change", begun_on=world.today,
        begun_by=world.ms_okafor, begun_at=moment(world.today),
    )  # fmt: skip
