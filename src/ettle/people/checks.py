"""How a person's identity may be checked before they are invited. Codes, and their words."""

WAYS_OF_CHECKING = {
    "photograph": "In person, with a paper that has their photograph",
    "known": "In person, by somebody of the school or council who knows them",
    "video": "By video call, with a paper that has their photograph",
}
