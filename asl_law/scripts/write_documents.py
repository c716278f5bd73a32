"""Write the pages of docs/law and the index in the README again, after a rule has changed."""

from pathlib import Path

from asl_law.index import documents, rule_index

HERE = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- index: begin -->\n", "<!-- index: end -->\n"


def main() -> None:
    """Write every generated page."""
    folder = HERE.parent / "docs" / "law"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in documents().items():
        (folder / name).write_text(text, encoding="utf-8")
    readme = HERE / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    readme.write_text(f"{before}{BEGIN}\n{rule_index()}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
