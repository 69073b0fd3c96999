"""What Word templates are put together from: styles, letterhead, tables, fields."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from app.documents.catalog import DocumentForm
from app.documents.docx import with_fixed_times

INK, ACCENT, MUTED = (
    RGBColor(0x18, 0x24, 0x1F),
    RGBColor(0x1C, 0x5D, 0x47),
    RGBColor(0x52, 0x60, 0x5A),
)
FONT = "Arial"  # on every machine with Word; the PDF twin brings its own font
MADE = dt.datetime(2024, 1, 1)  # noqa: DTZ001 - Word's properties know no zone
TEXT_WIDTH: Length = Mm(160)
PEN = "_" * 18


@dataclass(frozen=True)
class Look:
    """A paragraph style; sizes and spaces in points."""

    size: float
    align: ALIGN = ALIGN.LEFT
    bold: bool = False
    color: RGBColor = INK
    before: float = 0
    after: float = 0
    leading: float = 1.15


COMMON_STYLES = {
    "Бланк": Look(9, color=MUTED),
    "Бланк: колледж": Look(12, bold=True, before=2, after=8),
    "Подпись": Look(12, before=18),
    "Реквизиты документа": Look(10, color=MUTED, before=18),
}


def add_field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def keep_together(table: Table) -> None:
    """Signatures never stand alone on a page: what is above them comes along."""
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def new_document(
    form: DocumentForm, looks: dict[str, Look], *, landscape: bool = False
) -> WordDocument:
    """An empty A4 document with its styles."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = form.title, "", ""
    properties.language = "ru-RU"
    properties.created = properties.modified = MADE
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(20)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(15)
        section.top_margin = section.bottom_margin = Mm(15)
    for name, look in looks.items():
        add_style(document, name, look)
    return document


def add_style(document: WordDocument, name: str, look: Look) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    font, paragraph = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.color.rgb = FONT, Pt(look.size), look.bold, look.color
    style.element.rPr.rFonts.set(qn("w:cs"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ru-RU")
    style.element.rPr.append(language)
    paragraph.alignment, paragraph.line_spacing = look.align, look.leading
    paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)


def letterhead(document: WordDocument) -> None:
    document.add_paragraph("{{ college.republic }} · {{ college.ministry }}", "Бланк")
    document.add_paragraph("{{ college.kind }}", "Бланк")
    rule_below(document.add_paragraph("{{ college.name }}", "Бланк: колледж"))


def rule_below(paragraph: Paragraph) -> None:
    """The thin pine-green line under the letterhead."""
    rule = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "6"), ("color", str(ACCENT))):
        rule.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(rule)
    paragraph._p.get_or_add_pPr().append(borders)


def two_ends(
    document: WordDocument, left: str, right: str, style: str, *, width: Length = TEXT_WIDTH
) -> Paragraph:
    """A line with text at both margins."""
    paragraph = document.add_paragraph(f"{left}\t{right}", style)
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    return paragraph


def fill(cells: Sequence[_Cell], texts: Sequence[str], style: str) -> None:
    for cell, text in zip(cells, texts, strict=False):
        cell.paragraphs[0].text, cell.paragraphs[0].style = text, style


def set_widths(table: Table, widths: Sequence[int]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        for cell in column.cells:
            cell.width = Length(width)


def to_bytes(document: WordDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return with_fixed_times(target.getvalue())
