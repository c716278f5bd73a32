"""What Word files can hold and python-docx has no call for: language, links, repeating headers."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from ettle.documents.characters import is_right_to_left

_SOME_DAY = (2000, 1, 1, 0, 0, 0)


def same_bytes(package: bytes) -> bytes:
    """Pack a Word file again without the moment of packing, which would change its hash."""
    packed = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _SOME_DAY)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()


def element(name: str, **attributes: str) -> Any:
    """Make an element of the w: namespace."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def remove(paragraph: WordParagraph) -> None:
    """Take a paragraph out of where it stands."""
    paragraph._p.getparent().remove(paragraph._p)


def set_style_language(style: Any, language: str) -> None:
    """Say which language everything in a style is in."""
    style.element.get_or_add_rPr().append(element("lang", val=language))


def set_style_font(style: Any, font: str) -> None:
    """Name the font of a style outright: Word's theme would override it otherwise."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    style.font.name = font


def set_run_language(run: WordRun, language: str, text: str) -> None:
    """Say which language a few words are in, and that they run from right to left if they do."""
    backwards = is_right_to_left(text)
    properties: Any = run._r.get_or_add_rPr() if language or backwards else None
    if backwards:
        properties.append(element("rtl"))
    if language:
        properties.append(element("lang", **{"bidi" if backwards else "val": language}))


def add_link(paragraph: WordParagraph, text: str, address: str) -> WordRun:
    """Add words that lead somewhere, underlined, because colour alone says nothing."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(text)
    run.underline = True
    run.font.color.rgb = RGBColor(0x00, 0x65, 0xBD)
    link.append(run._r)
    paragraph._p.append(link)
    return run


def add_field(paragraph: WordParagraph, name: str) -> None:
    """Add a number that Word works out, such as the page."""
    field = element("fldSimple", instr=name)
    shown = element("r")
    text = element("t")
    text.text = "1"
    shown.append(text)
    field.append(shown)
    paragraph._p.append(field)


def set_table_header(grid: Any, *, first_column: bool) -> None:
    """Repeat the first row on each page, and tell screen readers which cells are headers."""
    grid.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    keep_row_together(grid.rows[0])
    look = grid._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), "1")
        look.set(qn("w:firstColumn"), "1" if first_column else "0")


def set_table_description(grid: Any, words: str) -> None:
    """Give a table the words a screen reader says before it."""
    grid._tbl.tblPr.append(element("tblCaption", val=words))


def keep_row_together(row: Any) -> None:
    """Never break a row across two pages."""
    properties = row._tr.get_or_add_trPr()
    properties.insert(0, element("cantSplit"))


def set_alternative(shape: Any, words: str) -> None:
    """Give a picture the words for people who cannot see it."""
    shape._inline.docPr.set("descr", words)


def shade(paragraph: WordParagraph) -> None:
    """Put a paragraph on a pale ground with a line at its left."""
    properties: Any = paragraph._p.get_or_add_pPr()
    for old in ("w:pBdr", "w:shd"):
        found = properties.find(qn(old))
        if found is not None:
            properties.remove(found)
    border = element("pBdr")
    border.append(element("left", val="single", sz="24", space="8", color="00437D"))
    shading = element("shd", val="clear", color="auto", fill="EAF1F8")
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    properties.insert_element_before(
        shading, "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def new_numbering(word: WordDocument) -> int:
    """Start a numbered list at 1: without this, Word counts on from the list before."""
    numbering: Any = word.part.numbering_part.element
    style: Any = word.styles["List Number"].element
    abstract = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def use_numbering(paragraph: WordParagraph, numbering: int) -> None:
    """Count a paragraph in one numbered list."""
    properties: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering
