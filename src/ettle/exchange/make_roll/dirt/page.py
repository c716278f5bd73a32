"""Write ``docs/how-to/kinds-of-dirt.md`` from the kinds themselves. Run by maintainers.

python src/ettle/exchange/make_roll/dirt/page.py > docs/how-to/kinds-of-dirt.md
"""

from __future__ import annotations

import sys

from ettle.exchange.make_roll.dirt import GROUPS, KINDS
from ettle.exchange.make_roll.dirt.kinds import NOTED, REJECTED, Kind

HEAD = """# Kinds of dirt

What goes wrong in roll files, and what Ettle says of it: {all} kinds, of which {rejected} are
rejected, {noted} are noted and passed over, and {taken} only look odd and are taken as they are.

`ettle make-roll … --dirty N` plants the first N of them (those that are rejected come first) after
the rows of an invented roll, each on a line of its own, and says on which. A test plants all of
them in one file, and looks whether each is said at its line, and whether no clean row suffers.

This page is written from the code: `src/ettle/exchange/make_roll/dirt/`.
"""


def page_of_kinds() -> str:
    """Give the page as it should stand."""
    count = {said: sum(kind.said == said for kind in KINDS) for said in (REJECTED, NOTED)}
    taken = len(KINDS) - sum(count.values())
    lines = [HEAD.format(all=len(KINDS), taken=taken, **count)]
    for group, kinds in GROUPS.items():
        lines += [f"## {group}", "", "| Kind | Row | What Ettle does |", "|---|---|---|"]
        lines += [f"| {kind.words} | {kind.record} | {_does(kind)} |" for kind in kinds]
        lines.append("")
    return "\n".join(lines)


def _does(kind: Kind) -> str:
    if kind.said == REJECTED:
        return f"rejected under `{kind.column}`" if kind.column else "rejected as a row"
    return "noted; nothing stops" if kind.said == NOTED else "taken"


if __name__ == "__main__":
    sys.stdout.write(page_of_kinds())
