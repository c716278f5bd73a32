"""What a printing is, as values. Not here: its words (``printings``), or who asks for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from ettle.plans.access import Slice

if TYPE_CHECKING:
    from ettle.plans.editions.held import Held

# What is asked when a printing is issued, because no part of the plan and no roll holds it.
Ask = Literal["question", "agreement", "move", "share", "arrangements", "third_parties"]


@dataclass(frozen=True, slots=True)
class Need:
    """A part that a printing is thin without, and where it is written (a kind of entry)."""

    words: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One printing: ``readers`` and ``issuers`` are readers of slices (``plans.access``).

    ``kinds`` and ``audiences`` are all that it may hold. ``is_shared`` says that it leaves the
    school's and the council's hands, so that nothing kept from any parent goes in a copy that
    is not one parent's own. ``compose`` makes its context of what was selected.
    """

    key: str
    name: str
    what: str
    who_may_have: str
    readers: frozenset[str]
    issuers: frozenset[str]
    kinds: tuple[str, ...]
    compose: Callable[["Held"], Any]
    audiences: frozenset[str] = frozenset({"everyone"})
    version: int = 1
    is_shared: bool = True
    asks: tuple[Ask, ...] = ()
    needs: tuple[Need, ...] = field(default=())

    @property
    def slice(self) -> Slice:
        """What this printing may hold, as if it were a reader of the plan."""
        return Slice("printing", self.name, self.audiences, frozenset(self.kinds))
