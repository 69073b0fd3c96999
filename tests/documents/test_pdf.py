"""PDF: what the pages say, for whom they are made, and what they refuse."""

import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.documents.catalog import FOLDER
from app.documents.errors import DocumentError, TemplateError, UnprintableTextError
from app.documents.pdf import render_pdf
from tests.documents.samples import CONTRACT, HOSTILE, LETTER

DAY = dt.date(2024, 10, 5)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def page_text(pdf: bytes) -> str:
    """The words of all pages with single spaces: lines break where the layout wants."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def test_the_letter_says_who_is_thanked_for_what() -> None:
    text = page_text(render_pdf("letter_of_thanks", LETTER, date=DAY))
    for part in (
        "«Шахтёрский педагогический колледж»",
        "Благодарственное письмо Ковальчук Марии Петровне учителю начальных классов",
        "Уважаемая Мария Петровна! Благодарим за работу наставника.",
        "Директор Н. А. Землянская М.П. № 14 / 5 октября 2024 г. г. Шахтёрск",
    ):
        assert part in text


def test_the_contract_names_parties_obligations_and_requisites() -> None:
    text = page_text(render_pdf("target_contract", CONTRACT, date=DAY))
    for part in (
        "Договор о целевом обучении № 7-Ц",
        "с согласия законного представителя Иваненко Ольги Викторовны, с другой стороны",
        "1 Заказчик Назначить наставника 1 апреля 2024 г.",
        "ИНН: 7707083893",
        "сверьте её с типовой формой",
    ):
        assert part in text


def test_an_adult_needs_no_representative() -> None:
    adult = CONTRACT | {"student_representative": "", "representative_signatory": ""}
    assert "представител" not in page_text(render_pdf("target_contract", adult, date=DAY))


def test_a_long_list_of_obligations_runs_over_pages_with_its_heading() -> None:
    rows = [{"party": "Заказчик", "text": f"Дело {n}", "due": "1 мая 2025 г."} for n in range(90)]
    pages = read(render_pdf("target_contract", CONTRACT | {"obligations": rows}, date=DAY)).pages
    assert len(pages) > 2
    assert all("Обязательство" in page.extract_text() for page in pages[:-1])


def test_the_file_is_archival_accessible_and_dated() -> None:
    pdf = render_pdf("letter_of_thanks", LETTER, date=DAY)
    reader = read(pdf)
    assert reader.metadata.title == "Благодарственное письмо"
    assert reader.metadata.creation_date.date() == DAY
    assert reader.trailer["/Root"]["/Lang"] == "ru"
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp


def test_fonts_are_ours_and_embedded() -> None:
    page = read(render_pdf("letter_of_thanks", LETTER, date=DAY)).pages[0]
    fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert {name.split("+")[-1].split("-Identity")[0] for name in fonts} == {
        "GolosText-Regular",
        "GolosText-Bold",
    }


def test_the_same_values_give_the_same_bytes_and_another_date_others() -> None:
    first = render_pdf("letter_of_thanks", LETTER, date=DAY)
    assert render_pdf("letter_of_thanks", LETTER, date=DAY) == first
    assert render_pdf("letter_of_thanks", LETTER, date=dt.date(2024, 10, 6)) != first


def test_the_document_date_is_printed_unless_the_values_bring_their_own() -> None:
    values = {name: value for name, value in LETTER.items() if name != "date"}
    assert "/ 9 мая 2025 г." in page_text(
        render_pdf("letter_of_thanks", values, date=dt.date(2025, 5, 9))
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_values_are_printed_as_they_stand(text: str) -> None:
    pdf = render_pdf("letter_of_thanks", LETTER | {"recipient_post": text}, date=DAY)
    assert text.replace(" ", "") in page_text(pdf).replace(" ", "")


def outcome(values: dict[str, object]) -> bytes:
    """The letter, or what the person is told instead."""
    try:
        return render_pdf("letter_of_thanks", values, date=DAY)
    except DocumentError as error:
        return str(error).encode()


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_gives_a_file_or_a_message(text: str) -> None:
    assert outcome(LETTER | {"reason": text}).startswith((b"%PDF-", "В тексте есть знаки".encode()))


def test_characters_without_a_glyph_are_named() -> None:
    with pytest.raises(UnprintableTextError, match="«😀»"):
        render_pdf("letter_of_thanks", LETTER | {"reason": "Спасибо 😀"}, date=DAY)


def test_all_missing_fields_are_listed() -> None:
    with pytest.raises(TemplateError) as caught:
        render_pdf("letter_of_thanks", {"number": "1"}, date=DAY)
    assert caught.value.unknown_names == tuple(sorted(set(LETTER) - {"college", "number", "date"}))
    assert "reason (за что благодарим)" in str(caught.value)


@pytest.mark.parametrize("name", ["letterhead", "../fonts/README", "", "/etc/passwd", "a\x00b"])
def test_only_forms_of_the_catalog_are_rendered(name: str) -> None:
    with pytest.raises(TemplateError, match=r"нет\. Есть: .*letter_of_thanks"):
        render_pdf(name, {}, date=DAY)


def test_records_without_their_parts_are_refused() -> None:
    with pytest.raises(TemplateError, match="Договор о целевом обучении"):
        render_pdf("target_contract", CONTRACT | {"obligations": [{"party": "x"}]}, date=DAY)


def test_the_font_lies_with_its_licence() -> None:
    assert "SIL Open Font License" in (FOLDER / "fonts" / "OFL.txt").read_text(encoding="utf-8")
