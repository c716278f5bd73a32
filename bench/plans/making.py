"""Plans of nobody: a few with ten years behind them, and very many small ones beside."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ettle.documents.tree import Signature
from ettle.documents.write import write
from ettle.people.models import Pupil, School
from ettle.plans import selectors, services
from ettle.plans.models import Entry, EntryConfirmation, EntryVersion, Plan, PlanVersion
from ettle.plans.models import PlanVersionEntry as Item
from ettle.plans.printings import print_csp
from tests.world import World, make_world, moment

YEARS, TURNS = 10, 2  # how often a year each part is written again
SCHOOLS = 200
SHAPE = (
    "objective", "support", "support", "support", "target", "factor", "helps", "strategy", "event",
    "profile", "what_matters", "communication", "avoid", "signs", "action",
)  # fmt: skip
PERSONS = (
    {"role": "Class teacher", "organisation": "Marra Glen (invented)", "kind": "class_teacher"},
    {"role": "Speech and language therapist", "organisation": "NHS Glenmarra (invented)",
     "kind": ""},
)  # fmt: skip


@dataclass
class Filled:
    """The world, the pupils with long plans by their number of parts, and how many plans."""

    world: World
    pupils: dict[int, Pupil]
    plans: int

    @classmethod
    def make(cls, sizes: tuple[int, ...]) -> "Filled":
        """Make the cast, and one pupil of Marra Glen with a plan of each size."""
        with transaction.atomic():
            world = make_world()
            pupils = {size: long_plan(world, size) for size in sizes}
        return cls(world, pupils, len(pupils))

    def fill_to(self, count: int) -> None:
        """Put small plans of other pupils beside, until there are so many."""
        with transaction.atomic():
            _small_plans(self.world, self.plans, count - self.plans)
        self.plans = count

    def address(self, name: str, size: int) -> str:
        """Give the address of a school page about the pupil with a plan of one size."""
        return reverse(f"school:{name}", args=[self.pupils[size].ref])

    def visitor(self) -> Client:
        """Sign Ms Laird in."""
        client = Client()
        account = self.world.accounts["ms_laird"]
        client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
        return client

    def queries(self, size: int) -> int:
        """Count the queries of opening a plan."""
        visitor = self.visitor()
        return queries_of(lambda: visitor.get(self.address("pupil", size)))

    def acts(self) -> dict[str, Callable[[], object]]:
        """Give what is timed: opening each plan, comparing, printing, the list of children."""
        visitor = self.visitor()
        largest = max(self.pupils)

        def get(path: str) -> Callable[[], object]:
            return lambda: _seen(visitor.get(path))

        return {
            **{f"open@{size}": get(self.address("pupil", size)) for size in self.pupils},
            "compare": get(self.address("compare", largest) + "?before=v1&after=now"),
            "print": lambda: print_whole(self.world, self.pupils[largest]),
            "list": get(reverse("school:pupils")),
        }


def _seen(response: Any) -> None:
    if response.status_code != 200:
        raise RuntimeError(f"a page answered {response.status_code}")


def queries_of(act: Callable[[], object]) -> int:
    """Count the queries of an act, after it was done once."""
    act()
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def print_whole(world: World, pupil: Pupil) -> None:
    """Compose a whole statutory plan and write it as it is read and signed: HTML and PDF."""
    okafor = world.actor("okafor")
    version = PlanVersion.objects.filter(plan__pupil=pupil).latest("n")
    context = selectors.csp_context(
        version, by=okafor, nominated_school=world.marra_glen, coordinator=world.ms_laird,
        contact_officer=world.ms_okafor,
        signature=Signature(world.ms_okafor.name, "ASL officer", world.today),
    )  # fmt: skip
    if context is None:
        raise RuntimeError("the plan could not be composed")
    tree = print_csp(context)
    for form in ("html", "pdf"):
        write(tree, as_=form)  # type: ignore[arg-type]


def long_plan(world: World, size: int, *, years: int = YEARS, school: Any = None) -> Pupil:
    """Write a plan of so many living parts, each written again twice a year for ten years.

    Half as many again were taken out on the way. It was frozen each year.
    """
    pupil = Pupil.objects.create(
        authority=world.authority, school=school or world.marra_glen, roll_id=f"BENCH{size}",
        given_name="Pupil", family_name=f"Of {size}", birth_date=date(2016, 5, 3), stage="P5",
        entered_school_on=date(2021, 8, 18), address="1 Nowhere Road",
    )  # fmt: skip
    begun = world.today - timedelta(days=365 * years)
    plan = Plan.objects.create(authority=world.authority, pupil=pupil, made_at=moment(begun))
    turns = years * TURNS
    _entries(world, plan, size, turns, begun, ended=False)
    _entries(world, plan, size // 2, 2, begun, ended=True)
    _confirm(plan, world)
    _freeze(world, plan, begun, years)
    services.freeze_version(by=world.actor("okafor"), plan=plan)
    return pupil


def _entries(world: World, plan: Plan, count: int, turns: int, begun: date, *, ended: bool) -> None:
    first = plan.entries.count()
    shared = {"authority": world.authority, "plan": plan, "latest": turns}
    entries: list[Entry] = []
    for at in range(count):
        kind = SHAPE[at % len(SHAPE)] if not ended else "strategy"
        above = next((one for one in reversed(entries) if one.kind == "objective"), None)
        ended_at = moment(begun + timedelta(days=300)) if ended else None
        entries.append(
            Entry(kind=kind, position=first + at, ended_at=ended_at,
                  under=above if kind == "support" else None, **shared)
        )  # fmt: skip
    tops = [one for one in entries if one.under is None]
    Entry.objects.bulk_create(tops)
    for one in entries:
        one.under_id = one.under.pk if one.under else None
    Entry.objects.bulk_create([one for one in entries if one.under is not None])
    EntryVersion.objects.bulk_create(
        (_version(world, entry, n, turns, begun) for entry in entries
         for n in range(1, turns + 1)),
        batch_size=1000,
    )  # fmt: skip


def _version(world: World, entry: Entry, n: int, turns: int, begun: date) -> EntryVersion:
    on = begun + timedelta(days=3650 * (n - 1) // max(turns, 1))
    detail: dict[str, Any] = {}
    if entry.kind == "support":
        detail = {"how_often": f"{n % 4 + 1} times a week", "how_long": "30 minutes",
                  "where": "The quiet room", "persons": list(PERSONS[: n % 2 + 1])}  # fmt: skip
    return EntryVersion(
        authority=world.authority, entry=entry, n=n, detail=detail, author=world.ms_laird,
        text=f"Part {entry.position} of the plan as it was put in year {n // TURNS}. The child is "
        f"at the centre of it. Those who give it know what it is for, turn {n}.",
        author_label="Ms Laird, ASN lead", written_at=moment(on), confirmed_on=on,
    )  # fmt: skip


def _confirm(plan: Plan, world: World) -> None:
    """Agree and confirm every version, as a live plan is at each review."""
    versions = EntryVersion.objects.filter(entry__plan=plan).only("entry_id", "n", "written_at")
    EntryConfirmation.objects.bulk_create(
        (
            EntryConfirmation(
                authority=world.authority, entry_id=each.entry_id, n=each.n, kind=kind,
                on=each.confirmed_on, at=each.written_at, by=world.ms_laird, by_label="Ms Laird",
            )
            for each in versions
            for kind in ("agreed", "confirmed")
        ),
        batch_size=1000,
    )  # fmt: skip


def _freeze(world: World, plan: Plan, begun: date, years: int) -> None:
    """Freeze the plan as it stood after each year."""
    frozen = PlanVersion.objects.bulk_create(
        PlanVersion(
            authority=world.authority, plan=plan, n=year + 1,
            frozen_at=moment(begun + timedelta(days=364 * (year + 1))),
        )
        for year in range(years)
    )  # fmt: skip
    for each in frozen:
        stood: dict[int, int] = {}
        living = EntryVersion.objects.filter(
            entry__plan=plan, entry__ended_at__isnull=True, written_at__lte=each.frozen_at
        )
        for pk, entry_id in living.order_by("n").values_list("pk", "entry_id"):
            stood[entry_id] = pk
        Item.objects.bulk_create(
            Item(authority=world.authority, plan_version=each, entry_version_id=pk, position=at)
            for at, pk in enumerate(stood.values(), start=1)
        )


def _small_plans(world: World, there: int, count: int) -> None:
    """Copy one small plan as often as asked, in the database itself: rows and nothing else."""
    if count <= 0:
        return
    model = Pupil.objects.filter(roll_id="MODEL").first() or _model(world)
    schools = School.objects.filter(seed_code__startswith="BENCH").order_by("pk")
    first_school = schools.first() or _schools(world)
    plan = model.plan
    entries = list(plan.entries.order_by("pk"))
    base, per = 1_000_000_000, len(entries)
    first = entries[0].pk
    key = f"{base} + {there} + number"
    entry_key = f"{base} + ({there} + number) * {per} + t.id - {first}"
    _copy(Pupil, "t.id = %s", [model.pk], count, id=key, ref=_ref(key), roll_id=_ref(key),
          school_id=f"{first_school.pk} + number % {SCHOOLS}",
          family_name=f"'Family ' || CAST(({there} + number) % 9973 AS TEXT)")  # fmt: skip
    _copy(Plan, "t.id = %s", [plan.pk], count, id=key, ref=_ref(key), pupil_id=key)
    _copy(Entry, "t.plan_id = %s", [plan.pk], count, id=entry_key, ref=_ref(entry_key),
          plan_id=key,
          under_id=f"CASE WHEN t.under_id IS NULL THEN NULL ELSE {base} + ({there} + number)"
          f" * {per} + t.under_id - {first} END")  # fmt: skip
    _copy(EntryVersion, "t.entry_id IN (SELECT id FROM plans_entry WHERE plan_id = %s)",
          [plan.pk], count, id=None,
          entry_id=f"{base} + ({there} + number) * {per} + t.entry_id - {first}")  # fmt: skip


def _ref(key: str) -> str:
    return f"CAST(100000000000 + {key} AS TEXT)"


def _copy(
    model: type[Model], where: str, values: list[Any], count: int, **instead: str | None
) -> None:
    """Insert copies of some rows, each with its number, with other values in some columns."""
    fields = [one.column for one in model._meta.local_concrete_fields]
    columns = [one for one in fields if instead.get(one, one) is not None]
    quoted = ", ".join(f'"{one}"' for one in columns)
    chosen = ", ".join(instead.get(one) or f't."{one}"' for one in columns)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({quoted}) '  # noqa: S608 - we wrote it
            "WITH RECURSIVE counted(number) AS "
            "(SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < %s) "
            f'SELECT {chosen} FROM counted CROSS JOIN "{table}" t WHERE {where}'.replace(
                "% ", "%% "
            ),
            [count, *values],
        )


def _model(world: World) -> Pupil:
    """Write the small plan that is copied: five parts, two versions each."""
    pupil = Pupil.objects.create(
        authority=world.authority, school=world.corrievale, roll_id="MODEL", given_name="Pupil",
        family_name="Model", birth_date=date(2014, 5, 3), stage="P7",
    )  # fmt: skip
    plan = Plan.objects.create(
        authority=world.authority, pupil=pupil, made_at=moment(world.today - timedelta(days=900))
    )
    _entries(world, plan, 5, 2, world.today - timedelta(days=3650), ended=False)
    return pupil


def _schools(world: World) -> School:
    made = School.objects.bulk_create(
        School(authority=world.authority, seed_code=f"BENCH{at}", school_type="Primary",
               name=f"School {at}", is_invented=True)
        for at in range(SCHOOLS)
    )  # fmt: skip
    return made[0]
