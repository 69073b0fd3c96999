"""File names that no header, archive or Windows trips over."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.filenames import MAX_LENGTH, content_disposition, safe_filename


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Письмо № 14.pdf", "Письмо № 14.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("отчёт: «план» 2023/2024?.xlsx", "отчёт- «план» 2023-2024.xlsx"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie- x=1.pdf"),
        ("CON.txt", "_CON.txt"),
        ("nul", "_nul"),
        ("конец. . .", "конец"),
        ("", "document"),
        ("\x00/\\", "document"),
        ("д" * 300 + ".docx", "д" * 95 + ".docx"),
    ],
)
def test_names_people_may_type(text: str, name: str) -> None:
    assert safe_filename(text) == name


@given(st.text(st.characters()))
def test_any_text_gives_a_name_that_stays_the_same(text: str) -> None:
    name = safe_filename(text)
    assert 0 < len(name) <= MAX_LENGTH
    assert not set(name) & set('\r\n\t\0/\\:*?"<>|')
    assert safe_filename(name) == name


@given(st.text(st.characters()))
def test_the_header_is_one_line_of_ascii_and_reads_back(text: str) -> None:
    header = content_disposition(text)
    assert header.isascii()
    assert header.isprintable()
    assert unquote(header.partition("filename*=UTF-8''")[2]) == safe_filename(text)


def test_old_browsers_get_the_ending() -> None:
    assert content_disposition("План.xlsx") == (
        "attachment; filename=\"document.xlsx\"; filename*=UTF-8''%D0%9F%D0%BB%D0%B0%D0%BD.xlsx"
    )
