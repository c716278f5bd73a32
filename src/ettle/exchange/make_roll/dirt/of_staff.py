"""Dirt in the rows of staff."""

from ettle.exchange.make_roll.dirt.kinds import Kind, in_column, taken


def col(column: str):
    return in_column(column, "staff")


own, role, school, post, hours = (
    col("id"),
    col("role"),
    col("school"),
    col("job_title"),
    col("weekly_hours"),
)
role_well, hours_well = taken(role), taken(hours)
OF_OTHERS = {
    "scn": "099100999",
    "birth_date": "1985-04-30",
    "stage": "P4",
    "pupil": "P100001",
    "relationship": "mother",
    "parental_rights": "yes",
    "safe_contact_from": "C500001",
    "address": "14 Burnside Road, Marra",
}

KINDS: tuple[Kind, ...] = (
    own("of_a_pupil", "{other_pupil}", "a member of staff with a pupil's id"),
    own("missing", "", "a member of staff without an id"),
    col("given_name")("missing", "", "a member of staff without a first name"),
    role("missing", "", "no role"),
    role("other_words", "teaching assistant", "a role in other words"),
    role("short", "head", "a role cut short"),
    role("number", "1", "a number for a role"),
    role("na", "N/A", "N/A for a role"),
    school("missing", "", "a post at a school, and no school"),
    school("unknown", "0000000", "a post at a school that is not in the list"),
    post("missing", "", "no post"),
    post("number", "204", "a number for a post"),
    post("long", "P" * 121, "a post of more than 120 letters"),
    post("formula", "=G2", "a formula for a post"),
    hours("words", "full", "words for hours"),
    hours("comma", "27,5", "a comma for the point in hours"),
    hours("unit", "37.5 hrs", "letters beside the hours"),
    hours("hundred", "100", "more hours than a week of work has"),
    hours("minus", "-5", "hours below nought"),
    hours("clock", "27:30", "hours written as a clock shows them"),
    hours("share", "0.8", "a share of full time for hours"),
    hours("divided", "#DIV/0!", "an error of the spreadsheet for hours"),
    hours("serial", "43210", "hours turned into a large number"),
    Kind(key="post_twice", words="one post twice", record="staff", column="id", before={},
         change={"id": "{other}", "given_name": "{other_given}", "family_name": "{other_family}",
                 "email": "", "telephone": ""}),
    Kind(key="staff_two_names", words="one id with two names", record="staff",
         column="given_name", before={"given_name": "Lesley"},
         change={"id": "{other}", "given_name": "Morven", "email": "", "telephone": "",
                 "starts_on": "2015-08-17"}),
    *(
        in_column(column, "staff")("of_another", cell, f"a row of staff with a cell under {column}")
        for column, cell in OF_OTHERS.items()
    ),
    role_well("spaced", "Support Assistant", "a role with a space and capitals"),
    hours_well("decimals", "35.0", "hours with a nought after the point"),
    hours_well("none", "", "hours not said"),
)  # fmt: skip
