"""What is recorded when records go out."""

from datetime import date

from ettle.audit.verbs import register

register("export.asked", "asked for everything that the council holds")
register("export.made", "took out everything that the council holds: {rows} records", rows=int)
register("export.downloaded", "downloaded everything that the council holds")
register("export.forgotten", "the file of everything was deleted, a day after it was made")
register("sheet.made", "made a sheet for the roll system: {rows} pupils", rows=int)
register("sheet.taken_out", "took out a sheet for the roll system ({how})", how=str)
register("sheet.keyed_in", "keyed {rows} pupils into the roll system on {keyed_on}",
         rows=int, keyed_on=date)  # fmt: skip
register("roll.written_out", "took out the roll: {pupils} pupils", pupils=int)
