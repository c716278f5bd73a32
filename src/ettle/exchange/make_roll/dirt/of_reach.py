"""Dirt in telephones, addresses and languages, and cells that stand in another kind's columns."""

from ettle.exchange.make_roll.dirt.kinds import Kind, in_column, taken

phone = in_column("telephone")
address = in_column("address")
postcode = in_column("postcode")
language = in_column("language")
gender = in_column("gender")
looked = in_column("looked_after")
since = in_column("looked_after_from_on")
phone_well, address_well, postcode_well = taken(phone), taken(address), taken(postcode)
OF_OTHERS = {
    "title": "Ms",
    "pupil": "P100001",
    "relationship": "mother",
    "parental_rights": "yes",
    "has_care": "yes",
    "lives_with": "yes",
    "email": "isla@families.invalid",
    "job_title": "Class teacher",
    "role": "class_teacher",
    "weekly_hours": "35",
}

KINDS: tuple[Kind, ...] = (
    phone("calculation", "7.7009E+09", "a telephone number turned into a power of ten"),
    phone("decimals", "7700900123.0", "a telephone number with decimals"),
    phone("nought_eaten", "7700900123", "a telephone number whose nought a spreadsheet ate"),
    phone("short", "1234", "a telephone number of four figures"),
    phone("words", "ring Gran", "words for a telephone number"),
    phone("long", "07700 900123 or at work 07700 900124 after 3", "more words than there is room"),
    phone("na", "N/A", "N/A for a telephone number"),
    phone("formula", "=F2", "a formula for a telephone number"),
    postcode("half", "ZZ1", "half a postcode"),
    postcode("letter_o", "ZZ1 OAA", "the letter O for a nought in a postcode"),
    postcode("figures", "12345", "a postcode of figures alone"),
    postcode("unknown", "unknown", "the word unknown for a postcode"),
    address("long", "Long Road, " * 40, "an address of more than 400 letters"),
    address("reference_error", "#REF!", "an error of the spreadsheet for an address"),
    address("markup", "14 Burnside Road<br>Marra", "marks of a web page in an address"),
    address("unknown", "not known", "words for no address"),
    language("figure", "1", "a number for a language"),
    language("yes", "yes", "yes for a language"),
    language("not_recorded", "Not recorded", "words for no language"),
    gender("long", "G" * 41, "more letters than there is room"),
    looked("maybe", "maybe", "maybe, for looked after"),
    looked("yes", "yes", "looked after, and not where"),
    since("alone", "18/08/2025", "a day since when, and not that the child is looked after"),
    Kind(key="looked_after_june_31", words="looked after since a day that never was",
         column="looked_after_from_on",
         change={"looked_after": "away", "looked_after_from_on": "31/06/2025"}),
    Kind(key="looked_after_later", words="looked after from a day still to come",
         column="looked_after_from_on",
         change={"looked_after": "away", "looked_after_from_on": "30/04/{later}"}),
    *(
        in_column(column)("of_another", cell, f"a pupil's row with a cell under {column}")
        for column, cell in OF_OTHERS.items()
    ),
    phone_well("words_beside", "07700 900123 (mum)", "words beside a telephone number"),
    phone_well("abroad", "+48 22 555 0123", "a telephone number of another country"),
    phone_well("dash", "-", "a dash, which says that there is none"),
    postcode_well("run_together", "ZZ14AB", "a postcode without its space"),
    postcode_well("small", "zz1 4ab", "a postcode in small letters"),
    address_well("lines", "14 Burnside Road\nMarra", "an address on two lines"),
    address_well("commas", "Flat 2, 14 Burnside Road, Marra", "commas in an address"),
)  # fmt: skip
