"""Dirt in schools, stages and classes."""

from ettle.exchange.make_roll.dirt.kinds import Kind, in_column, taken

stage = in_column("stage")
school = in_column("school")
school_type = in_column("school_type")
in_class = in_column("class")
stage_well, class_well, school_well = taken(stage), taken(in_class), taken(school)

KINDS: tuple[Kind, ...] = (
    stage("missing", "", "no stage"),
    stage("s7", "S7", "a stage S7"),
    stage("p0", "P0", "a stage P0"),
    stage("p8", "P8", "a stage P8"),
    stage("year", "Year 5", "a year of another country's schools"),
    stage("reception", "Reception", "a class of another country's schools"),
    stage("figure", "4", "a figure alone"),
    stage("two", "P3/4", "two stages in one cell"),
    stage("word", "Primary", "a word without its number"),
    stage("full_stop", "P4.", "a full stop after the stage"),
    stage("cyrillic", "\u04204", "a Cyrillic Р in a stage"),
    stage("na", "N/A", "N/A for a stage"),
    stage("reference_error", "#REF!", "an error of the spreadsheet for a stage"),
    stage("of_secondary", "S2", "a stage of a secondary school at a primary school"),
    school("missing", "", "no school"),
    school("unknown", "0000000", "a code that no school has"),
    school("short", "523752", "a code of six figures"),
    school("long", "52375210", "a code of eight figures"),
    school("name", "Marra Glen Primary", "a school's name for its code"),
    school("elsewhere", "{elsewhere}", "a school that is not the authority's own"),
    school("decimals", "{school}.0", "a code with decimals"),
    school("spaced", "999 0001", "a space inside a code"),
    school("calculation", "5.24E+06", "a code turned into a power of ten"),
    school("na", "N/A", "N/A for a school"),
    school("formula", "=D2", "a formula for a school"),
    school_type("unknown", "nursery", "a type that is not in the list"),
    school_type("other", "secondary", "a type that this school is not"),
    in_class("long", "Room at the end of the corridor", "a class of too many letters"),
    in_class("date", "03-Apr", "a class 3/4 turned into 3 April"),
    in_class("date_back", "Apr-03", "a class turned into April 2003"),
    in_class("whole_date", "2026-04-03", "a class turned into a whole date"),
    in_class("not_available", "#N/A", "an error of the spreadsheet for a class"),
    in_class("formula", "=E2", "a formula for a class"),
    stage_well("small", "p4", "a stage in small letters"),
    class_well("slash", "P4/5", "a class of two stages"),
    class_well("name", "Kelvin", "a class with a name"),
    school_well("spaces_around", " {school} ", "spaces around a code"),
)
