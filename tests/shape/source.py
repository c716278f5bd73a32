"""Reading our own source, for the shape tests. Finds files and functions; judges nothing."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ETTLE = ROOT / "src" / "ettle"
LAW = ROOT / "asl_law" / "src" / "asl_law"
NOT_OURS = {"vendor", "migrations", "__pycache__", "node_modules"}


@dataclass(frozen=True)
class Function:
    """A public function at the top of a module."""

    path: Path
    node: ast.FunctionDef

    @property
    def name(self) -> str:
        return f"{self.path.relative_to(ETTLE).with_suffix('')}.{self.node.name}"

    @property
    def decorators(self) -> set[str]:
        return {ast.unparse(decorator) for decorator in self.node.decorator_list}

    @property
    def keywords_only(self) -> list[str]:
        return [argument.arg for argument in self.node.args.kwonlyargs]

    @property
    def calls(self) -> set[str]:
        """The last word of everything it calls: ``require``, ``record``, ``create``…"""
        called = (node.func for node in ast.walk(self.node) if isinstance(node, ast.Call))
        return {ast.unparse(function).rpartition(".")[2] for function in called}


def files(folder: Path, *endings: str) -> list[Path]:
    """List our own files under a folder, without what others wrote or a tool made."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in endings and path.is_file() and not NOT_OURS & set(path.parts)
    ]


def tree_of(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def modules_named(kind: str) -> Iterator[Path]:
    """Find every room's ``services.py``, or the modules of its ``services/`` folder."""
    for path in files(ETTLE, ".py"):
        parts = path.relative_to(ETTLE).with_suffix("").parts
        if len(parts) >= 2 and parts[1] == kind and not path.stem.startswith("_"):
            yield path


def public_functions(kind: str) -> list[Function]:
    """List the public functions of every room's services, or selectors, or access."""
    return [
        Function(path, node)
        for path in modules_named(kind)
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def short(path: Path) -> str:
    """Name a file as it is known from the top of the repository."""
    return str(path.relative_to(ROOT))
