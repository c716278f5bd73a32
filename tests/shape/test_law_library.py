"""The law library needs nothing but Python."""

import ast
import sys

from tests.shape.source import LAW, files, short, tree_of


def imported_by(module) -> set[str]:
    """List the packages that a module names in its imports."""
    names = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").split(".")[0])
    return names


def test_it_imports_only_the_standard_library_and_itself():
    allowed = set(sys.stdlib_module_names) | {"asl_law"}

    others = {short(module): imported_by(module) - allowed for module in files(LAW, ".py")}

    assert {module: names for module, names in others.items() if names} == {}
