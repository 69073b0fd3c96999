"""What a person reads in an answer, whatever kind of file it is."""

from io import BytesIO
from zipfile import ZipFile

from lxml import html
from pypdf import PdfReader


def text_in(data: bytes) -> str:
    """Return the text of a PDF, of an office document, or of a page as it was sent."""
    if data.startswith(b"%PDF"):
        return "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as archive:
            parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
        return "".join(html.fromstring(part).text_content() for part in parts)
    return data.decode("utf-8", "replace")
