"""Word documents from templates that the college may replace with its own.

A template is written by a trusted hand, yet it travels as a file: it runs in a sandbox that
can only print values, branch and loop. Values are data: braces inside them stay braces.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import jinja2
import jinja2.nodes
from docxtpl import DocxTemplate
from flask_babel import gettext as _
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from app.documents.archives import member
from app.documents.catalog import with_letterhead
from app.documents.errors import TemplateError
from app.documents.moulds import Compiled, Mould, may_be_moulded
from app.documents.values import plain_values

MAX_UNPACKED_BYTES = 50 * 1024 * 1024
FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "trim", "upper")
_LINES_TO_ERROR = 4  # docxtpl keeps three lines before the faulty one and three after
_PARAGRAPH = re.compile(r"<w:p([ >])")
# What a broken template makes Jinja, docxtpl and lxml raise while it runs.
_FAULTS = (
    jinja2.TemplateError,
    etree.XMLSyntaxError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def render_docx(template: Path | bytes, values: Mapping[str, object]) -> bytes:
    """The Word template filled with `values`; the same input gives the same bytes.

    Raises TemplateError with a message for a methodist: no Word file, a broken tag, names that
    the values do not have (all of them listed in `unknown_names`).
    """
    context = plain_values(with_letterhead(values))
    data = template if isinstance(template, bytes) else template.read_bytes()
    mould = _mould_of(data)
    if mould and mould.names <= context.keys():
        try:
            return mould.fill(context)
        except _FAULTS:
            pass  # the whole way meets it again and knows the place
    return _fill_whole(data, context)


def _fill_whole(data: bytes, context: Mapping[str, object]) -> bytes:
    document = _open(data)
    try:
        _refuse_unknown(document, context)
        document.render(context, _SANDBOX)
    except TemplateError:
        raise
    except _FAULTS as error:
        raise _explain(error) from error
    return with_fixed_times(_saved(document))


@lru_cache(maxsize=32)
def _mould_of(data: bytes) -> Mould | None:
    """Return a template prepared for many papers, None when it is faulty or unusual."""
    try:
        document = _open(data)
        if not may_be_moulded(document):
            return None
        return Mould(document, template_names(data), _COMPILED)
    except (TemplateError, *_FAULTS):
        return None


def sources_of(template: bytes) -> list[str]:
    """Return what Jinja is going to run of a Word template, part by part, a paragraph a line.

    It is what rendering compiles, to the letter: a check of anything else could be led astray.
    """
    document = _open(template)
    document.render_init()
    parts = [document.get_xml()]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        found = document.get_headers_footers(uri)
        parts += [document.get_part_xml(part) for _key, part in found]
    package = document.get_docx().part.package
    parts += [
        part.blob.decode("utf-8")
        for part in package.iter_parts()
        if part.content_type.endswith("footnotes+xml")
    ]
    return [_PARAGRAPH.sub(r"\n<w:p\1", document.patch_xml(part)) for part in parts]


def parse(source: str) -> jinja2.nodes.Template:
    """Return the tree of a source; raises jinja2.TemplateSyntaxError."""
    return _SANDBOX.parse(source)


def template_names(template: Path | bytes) -> frozenset[str]:
    """The top-level names a Word template asks for; raises TemplateError like render_docx."""
    try:
        return frozenset(_open(template).get_undeclared_template_variables(_SANDBOX))
    except _FAULTS as error:
        raise _explain(error) from error


def with_fixed_times(archive: bytes) -> bytes:
    """The same zip archive without the clock in it, so that equal contents are equal bytes."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in source.namelist():
            copy.writestr(member(name), source.read(name))
    return target.getvalue()


class _Sandbox(ImmutableSandboxedEnvironment):
    """Prints, branches and loops; no calls and no arithmetic that could eat the memory."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> NoReturn:
        raise SecurityError(f"operator {operator} is not allowed")


def _as_text(value: object) -> object:
    """Printed values never look like a tag: docxtpl reads some braces after rendering."""
    if isinstance(value, jinja2.Undefined):
        return value
    return Markup(str(escape(value)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704


def _make_sandbox() -> _Sandbox:
    sandbox = _Sandbox(autoescape=True, undefined=jinja2.StrictUndefined, finalize=_as_text)
    sandbox.globals.clear()
    sandbox.filters = {name: sandbox.filters[name] for name in FILTERS}
    return sandbox


_SANDBOX = _make_sandbox()
_COMPILED = Compiled(_SANDBOX)


class _WordTemplate(DocxTemplate):
    def fix_tables(self, xml: str) -> Any:
        # docxtpl repairs broken XML by dropping what does not fit: text would vanish silently.
        etree.fromstring(xml)
        return super().fix_tables(xml)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Left alone: properties are plain text, escaped values would show «&amp;»."""


def _open(template: Path | bytes) -> _WordTemplate:
    data = template if isinstance(template, bytes) else template.read_bytes()
    try:
        _refuse_bomb(data)
        document = _WordTemplate(io.BytesIO(data))
        document.init_docx()
    except (zipfile.BadZipFile, LookupError, ValueError, etree.XMLSyntaxError) as error:
        raise TemplateError(
            _(
                "Шаблон не читается: нужен документ Word в формате .docx. "
                "Откройте файл в Word и сохраните его заново."
            )
        ) from error
    return document


def _refuse_bomb(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size > MAX_UNPACKED_BYTES:
        raise zipfile.BadZipFile(f"{size} bytes unpacked")


def _refuse_unknown(document: _WordTemplate, context: Mapping[str, object]) -> None:
    try:
        unknown = document.get_undeclared_template_variables(_SANDBOX, context)
    except jinja2.TemplateSyntaxError:
        return  # rendering meets it again and knows the place
    if unknown:
        raise _unknown_names(*unknown)


def _saved(document: _WordTemplate) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _unknown_names(*names: str) -> TemplateError:
    listed = ", ".join(sorted(names))
    return TemplateError(
        _(
            "В шаблоне есть имена, которых у этого документа нет: %(listed)s. "
            "Исправьте или удалите эти метки.",
            listed=listed,
        ),
        names,
    )


def _explain(error: Exception) -> TemplateError:
    match error:
        case jinja2.UndefinedError() if names := re.findall(r"'([^']+)'", str(error)):
            return _unknown_names(names[-1])
        case SecurityError():
            hint = _("метки могут только подставлять значения, вычисления в них запрещены")
        case jinja2.TemplateAssertionError():
            hint = _(
                "в метке назван неизвестный фильтр; доступны: %(known)s", known=", ".join(FILTERS)
            )
        case jinja2.TemplateSyntaxError():
            hint = _("у каждой «{{» должна быть «}}», у каждого «{% if %}» — «{% endif %}»")
        case _:
            hint = _("проверьте метки «{{ }}» и «{% %}» и что они в одном абзаце")
    return TemplateError(_("Ошибка в шаблоне%(place)s: %(hint)s.", place=_place(error), hint=hint))


def _place(error: Exception) -> str:
    """« рядом с «…»»: the last tag before a syntax error, when docxtpl knows the lines."""
    lines = [line.strip() for line in getattr(error, "docx_context", ())][:_LINES_TO_ERROR]
    near = next((line for line in reversed(lines) if "{" in line), "")
    return _(" рядом с «%(near)s»", near=near[:60]) if near else ""
