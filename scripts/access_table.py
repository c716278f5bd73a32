"""Print who can open what, as the program behaves now, for its authors to review and paste.

./run access-table --propose
"""

import argparse
import logging
import os
import sys
import tempfile
from pathlib import Path

from tests import worlds

NOT_TO_LOOK_AT = "error 405"


def main(arguments: list[str]) -> int:
    """Build the finished story, try every address as every person, print the table."""
    options = argparse.ArgumentParser(prog="./run access-table", description=__doc__)
    options.add_argument("--propose", action="store_true", required=True)
    options.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="ettle-table-") as folder:
        propose({stage: worlds.build(stage, Path(folder)) for stage in ("proposal", "ready")})
    return 0


def propose(built: dict[str, worlds.World]) -> None:
    """Print the table, each column at its own stage. Pages that only take a press are pressed."""
    os.environ |= built["ready"].environment
    os.environ["DJANGO_SETTINGS_MODULE"] = "ettle.config.settings.test"
    import django

    django.setup()
    logging.disable()  # the table goes to the same place
    from django.db import connection

    from tests.web.access_table import Row, found_by, named, rows, write
    from tests.web.people_at_the_door import COLUMNS, stage_of

    asked = {(row.page, row.method) for row in rows() if row.page in named()}
    asked |= {(name, "get") for name in named() if name not in {page for page, _ in asked}}

    def found_in(person: str) -> dict[tuple[str, str], str]:
        connection.close()
        connection.settings_dict["NAME"] = built[stage_of(person)].database_name
        return found_by(person, sorted(asked))

    looked = found_in("ms_okafor")
    asked = {(page, "post" if looked[page, how] == NOT_TO_LOOK_AT else how) for page, how in asked}
    found = {person: found_in(person) for person in COLUMNS}
    table = [
        Row(page, method, {person: found[person][page, method] for person in COLUMNS})
        for page, method in asked
    ]
    write(table, sys.stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
