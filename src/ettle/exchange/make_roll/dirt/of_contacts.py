"""Dirt in the rows of parents and carers."""

from ettle.exchange.make_roll.dirt.kinds import TAKEN, Kind, in_column, taken


def col(column: str):
    return in_column(column, "contact")


pupil, own, who = col("pupil"), col("id"), col("relationship")
rights, home, care = col("parental_rights"), col("lives_with"), col("has_care")
kept, email = col("safe_contact_from"), col("email")
rights_well, who_well, email_well = taken(rights), taken(who), taken(email)
OF_OTHERS = {
    "scn": "099100999",
    "birth_date": "1985-04-30",
    "school": "9990001",
    "stage": "P4",
    "weekly_hours": "35",
    "job_title": "Teacher",
    "role": "class_teacher",
}

KINDS: tuple[Kind, ...] = (
    col("given_name")("missing", "", "a contact without a first name"),
    col("family_name")("figure", "R0ss", "a figure in a contact's name"),
    pupil("missing", "", "a contact of no pupil"),
    pupil("unknown", "P0000000", "a contact of a pupil who is nowhere"),
    pupil("space", "P 100001", "a space inside the pupil's id"),
    pupil("formula", "=A2", "a formula for the pupil's id"),
    pupil("na", "N/A", "N/A for the pupil's id"),
    own("missing", "", "a contact without an id"),
    own("own_child", "{pupil}", "a contact with the pupil's own id"),
    own("other_child", "{other_pupil}", "a contact with another pupil's id"),
    who("missing", "", "no relationship"),
    who("number", "1", "a number for a relationship"),
    who("yes", "yes", "yes for a relationship"),
    who("unknown", "unknown", "the word unknown for a relationship"),
    who("long", "Friend of the family who often fetches her", "more letters than there is room"),
    Kind(key="emergency_contact", words="an emergency contact, who is no parent in law",
         record="contact", column="relationship",
         change={"relationship": "neighbour", "parental_rights": "no", "lives_with": "no",
                 "has_care": "no"}),
    rights("missing", "", "nothing said of parental rights"),
    rights("maybe", "maybe", "maybe, for parental rights"),
    rights("shared", "shared", "shared, for parental rights"),
    rights("order", "see court order", "a pointer to papers, for parental rights"),
    rights("question", "?", "a question mark for parental rights"),
    rights("two", "2", "a 2 for parental rights"),
    home("missing", "", "nothing said of where the child lives"),
    home("weekends", "weekends", "weekends, for where the child lives"),
    home("half", "50%", "50 %, for where the child lives"),
    care("sometimes", "sometimes", "sometimes, for care of the child"),
    kept("own", "{me}", "an address to be kept from its own owner"),
    kept("unknown", "C0000000", "an address to be kept from nobody here"),
    kept("child", "{pupil}", "an address to be kept from the child"),
    kept("name", "her father", "words where ids are wanted"),
    kept("formula", "=A3", "a formula for whom an address is kept from"),
    Kind(key="flags_in_a_circle", words="two parents each kept from the other", record="contact",
         column="safe_contact_from", before={"safe_contact_from": "{me}"},
         change={"safe_contact_from": "{other}"}),
    Kind(key="contact_twice", words="one contact twice for one pupil", record="contact",
         column="id", before={}, change={"id": "{other}", "email": ""}),
    Kind(key="two_telephones", words="one contact with two telephone numbers", record="contact",
         column="telephone", before={"telephone": "07700 900001", "pupil": "{other_pupil}"},
         change={"id": "{other}", "email": "", "telephone": "07700 900002"}),
    Kind(key="two_emails", words="one contact with two e-mail addresses", record="contact",
         column="email", before={"email": "a@families.invalid", "pupil": "{other_pupil}"},
         change={"id": "{other}", "email": "b@families.invalid"}),
    Kind(key="two_names", words="one contact with two names", record="contact",
         column="given_name", before={"given_name": "Kirsty", "pupil": "{other_pupil}"},
         change={"id": "{other}", "email": "", "given_name": "Craig"}),
    Kind(key="two_addresses", words="one contact with two addresses", record="contact",
         column="address", before={"address": "1 Mill Lane, Marra", "pupil": "{other_pupil}"},
         change={"id": "{other}", "email": "", "address": "2 Mill Lane, Marra"}),
    email("words", "kirsty at home", "words for an e-mail address"),
    email("front", "kirsty@", "the front of an e-mail address"),
    email("back", "@families.invalid", "the back of an e-mail address"),
    email("two", "a@families.invalid; b@families.invalid", "two e-mail addresses in one cell"),
    email("full_stop", "a@families.invalid.", "a full stop after an e-mail address"),
    email("comma", "a@families,invalid", "a comma for a dot in an e-mail address"),
    email("mailto", "mailto:a@families.invalid", "the link to an e-mail address"),
    email("named", "Kirsty <a@families.invalid>", "a name beside an e-mail address"),
    email("space", "a @families.invalid", "a space in an e-mail address"),
    email("none", "none", "none, for an e-mail address"),
    email("formula", "=HYPERLINK(A1)", "a formula for an e-mail address"),
    email("long", "a" * 250 + "@families.invalid", "an e-mail address of more than 254 letters"),
    *(
        in_column(column, "contact")("of_another", cell, f"a contact's row with a {column}")
        for column, cell in OF_OTHERS.items()
    ),
    rights_well("y", "Y", "Y for yes"),
    rights_well("true", "TRUE", "TRUE for yes"),
    rights_well("one", "1", "1 for yes"),
    who_well("capitals", "MOTHER", "a relationship in capitals"),
    who_well("small", "father", "a relationship in small letters"),
    email_well("capitals", "Kirsty.Ross@Families.invalid", "capitals in an e-mail address"),
    Kind(key="kept_from_one", words="an address that is rightly kept from another contact",
         said=TAKEN, record="contact", before={}, change={"safe_contact_from": "{other}"}),
)  # fmt: skip
