"""Every kind of event is declared once, can be told in a sentence, and happens somewhere."""

import ast
import re
import string
from importlib import import_module
from itertools import chain

from ettle.audit.verbs import VERBS
from tests.shape.source import ETTLE, files, modules_named, short, tree_of

for declaring in chain(modules_named("verbs"), modules_named("services")):
    import_module(".".join(declaring.relative_to(ETTLE.parent).with_suffix("").parts))


def verbs_recorded() -> dict[str, str]:
    found = {}
    for path in files(ETTLE, ".py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("record"):
                found |= {value: short(path) for value in _verbs_of(node)}
    return found


def _verbs_of(call: ast.Call) -> set[str]:
    verb = next((keyword.value for keyword in call.keywords if keyword.arg == "verb"), None)
    strings = (node for node in ast.walk(verb) if isinstance(node, ast.Constant)) if verb else ()
    return {node.value for node in strings if isinstance(node.value, str)}


def test_every_verb_that_is_recorded_is_declared():
    recorded = verbs_recorded()

    assert {verb: where for verb, where in recorded.items() if verb not in VERBS} == {}


def test_every_verb_that_is_declared_is_recorded():
    assert VERBS.keys() - verbs_recorded().keys() == set()


def test_every_verb_has_a_sentence_that_uses_only_its_own_facts():
    known = {"actor", "subject"}

    for verb in VERBS.values():
        fields = {name for _, name, _, _ in string.Formatter().parse(verb.sentence) if name}
        assert verb.sentence.strip(), verb.name
        assert fields <= verb.facts.keys() | known, verb.name


def test_a_verb_is_an_object_and_what_was_done_to_it():
    shape = re.compile(r"[a-z_]+\.[a-z_]+")

    assert [verb for verb in VERBS if not shape.fullmatch(verb)] == []
