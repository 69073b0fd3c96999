"""A Word file from outside: nothing but text, styles and pictures may be in it."""

import io
import re
import zipfile
import zlib

from flask_babel import gettext as _

from app.documents.errors import UnsafeTemplateError

MAX_PARTS = 1_000
MAX_UNPACKED = 50 * 1024 * 1024  # bytes of all parts together
_RUNS = re.compile(r"vbaproject|vbadata|activex|/embeddings/|afchunk", re.IGNORECASE)
_RUNNING_TYPES = (b"macroEnabled", b"vbaProject", b"activeX", b"aFChunk", b"/oleObject")
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']\s*External", re.IGNORECASE)
_REACHING_FIELDS = re.compile(rb"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b")
_INSTRUCTION = re.compile(
    rb"<w:instrText[^>]*>(.*?)</w:instrText>|w:instr\s*=\s*[\"'](.*?)[\"']", re.DOTALL
)


def refuse_unsafe(data: bytes) -> None:
    """Raise UnsafeTemplateError unless a Word file is plain; TemplateError's kin, in words."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(archive)
            for entry in archive.infolist():
                _refuse_part(entry.filename, archive.read(entry))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        raise UnsafeTemplateError(_("Файл повреждён: открыть его не удалось.")) from error
    except (NotImplementedError, RuntimeError) as error:
        raise UnsafeTemplateError(_("Файл защищён паролем: сохраните его без пароля.")) from error


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    """A part is never read past the size it declares, so the declared sizes are the bound."""
    entries = archive.infolist()
    if len(entries) > MAX_PARTS or sum(one.file_size for one in entries) > MAX_UNPACKED:
        raise UnsafeTemplateError(
            _("Внутри файла слишком много данных: при распаковке он во много раз больше обычного.")
        )


def _refuse_part(name: str, content: bytes) -> None:
    if ".." in name.split("/") or name.startswith("/") or "\\" in name:
        raise UnsafeTemplateError(_("Файл устроен не как документ Word: сохраните его заново."))
    if _RUNS.search(name) or (
        name == "[Content_Types].xml" and any(one in content for one in _RUNNING_TYPES)
    ):
        raise UnsafeTemplateError(
            _("В файле есть макросы или вложенные объекты. Сохраните документ как .docx без них.")
        )
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return
    if b"\x00" in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnsafeTemplateError(
            _("Внутри файла есть недопустимые объявления. Скопируйте текст в новый документ.")
        )
    if name.lower().endswith(".rels") and _EXTERNAL.search(content):
        raise UnsafeTemplateError(
            _(
                "В файле есть ссылки наружу: гиперссылки, связанные рисунки или шаблон Word. "
                "Замените их обычным текстом и вставленными рисунками."
            )
        )
    # Word breaks an instruction into pieces; together they are what it obeys.
    told = b"".join(one or two for one, two in _INSTRUCTION.findall(content))
    if _REACHING_FIELDS.search(told):
        raise UnsafeTemplateError(
            _("В файле есть поля Word, которые читают другие файлы. Удалите их.")
        )
