"""How far two people who mark blind agree. Arithmetic on pairs of marks, and nothing else."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over ``count`` pairs: how many are the same, how many at most one apart, and kappa."""

    count: int
    exact: int
    within_one: int
    kappa: float | None

    @property
    def exact_share(self) -> float:
        """The share of pairs that are the same; 0 of no pairs."""
        return self.exact / self.count if self.count else 0.0

    @property
    def within_one_share(self) -> float:
        """The share of pairs at most one mark apart; 0 of no pairs."""
        return self.within_one / self.count if self.count else 0.0

    @property
    def in_words(self) -> str:
        """How kappa is commonly read: Landis and Koch's bands, 1977."""
        if self.kappa is None:
            return "too little to tell"
        bands = ((0.0, "worse than chance"), (0.2, "slight"), (0.4, "fair"), (0.6, "moderate"))
        below = next((word for most, word in bands if self.kappa < most), None)
        return below or ("substantial" if self.kappa < 0.8 else "almost complete")


def agreement_of(pairs: Iterable[Pair]) -> Agreement:
    """Tell how far the two of each pair agree.

    >>> agreement_of([(3, 3), (1, 2), (0, 3)])
    Agreement(count=3, exact=1, within_one=2, kappa=0.14)
    """
    all_pairs = list(pairs)
    gaps = [abs(first - second) for first, second in all_pairs]
    return Agreement(
        count=len(gaps),
        exact=gaps.count(0),
        within_one=sum(gap <= 1 for gap in gaps),
        kappa=weighted_kappa(all_pairs),
    )


def weighted_kappa(pairs: Iterable[Pair]) -> float | None:
    """Give Cohen's kappa with linear weights (1968): 1 is full agreement, 0 what chance gives.

    None where there is nothing to tell: no pairs, or one mark throughout.
    """
    all_pairs = list(pairs)
    firsts, seconds = Counter(one for one, _ in all_pairs), Counter(two for _, two in all_pairs)
    by_chance = sum(
        abs(one - two) * firsts[one] * seconds[two] for one in firsts for two in seconds
    )
    if not by_chance:
        return None
    seen = sum(abs(one - two) for one, two in all_pairs)
    return round(1 - seen * len(all_pairs) / by_chance, 2)
