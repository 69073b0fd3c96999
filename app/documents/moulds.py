"""Word templates prepared once and filled many times: a set of a period is thousands of papers.

What docxtpl does for one paper (unpack, look for unknown names, compile, pack) is done here once
for a template; a paper then costs the printing of its own parts. Where anything is out of the
ordinary there is no mould, and `docx.render_docx` goes its whole way.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from threading import Lock
from typing import Any

import jinja2
from docx.opc.oxml import parse_xml, serialize_part_xml
from docxtpl import DocxTemplate

from app.documents.archives import member

_TEMPLATES_KEPT = 256


class Compiled:
    """Stands for a Jinja environment whose sources are compiled once."""

    def __init__(self, environment: jinja2.Environment) -> None:
        self.from_string = lru_cache(maxsize=_TEMPLATES_KEPT)(environment.from_string)


class Mould:
    """A template with everything that is the same in each of its papers.

    `document` is opened and belongs to the mould alone; `unknown` holds the names it asks for.
    """

    def __init__(self, document: DocxTemplate, names: frozenset[str], compiled: Compiled) -> None:
        document.render_init()
        self.names = names
        self._lock = Lock()  # docxtpl counts pictures and keeps the tree in the document itself
        self._document, self._compiled = document, compiled
        self._body = document.patch_xml(document.get_xml())
        self._edges = [
            (part, document.patch_xml(document.get_part_xml(part)))
            for uri in (document.HEADER_URI, document.FOOTER_URI)
            for _key, part in document.get_headers_footers(uri)
        ]
        own = {document.docx.part.partname, *(part.partname for part, _source in self._edges)}
        self._rest = _packed_without(document, {str(name).lstrip("/") for name in own})

    def fill(self, context: Mapping[str, object]) -> bytes:
        """Return a paper as a file; raises what a faulty template makes Jinja and lxml raise."""
        with self._lock:
            parts = dict(self._parts(context))
        target = io.BytesIO()
        target.write(self._rest)
        with zipfile.ZipFile(target, "a") as archive:  # what is packed already stays as it is
            for name, content in parts.items():
                archive.writestr(member(name), content)
        return target.getvalue()

    def _parts(self, context: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
        document = self._document
        document.docx_ids_index = 1000  # as `render_init` begins
        tree = document.fix_tables(self._printed(self._body, document.docx.part, context))
        document.fix_docpr_ids(tree)
        document.map_tree(tree)
        yield _name(document.docx.part), document.docx.part.blob
        for part, source in self._edges:
            printed = self._printed(source, part, context).encode("utf-8")
            yield _name(part), serialize_part_xml(parse_xml(printed))  # type: ignore[arg-type]

    def _printed(self, source: str, part: Any, context: Mapping[str, object]) -> str:
        printed: str = self._document.render_xml_part(source, part, context, self._compiled)
        return printed


def may_be_moulded(document: DocxTemplate) -> bool:
    """Tell whether nothing but the body, headers and footers of a template is printed."""
    package = document.get_docx().part.package
    return not any(part.content_type.endswith("footnotes+xml") for part in package.iter_parts())


def _packed_without(document: DocxTemplate, names: set[str]) -> bytes:
    """Return the archive of a template without some of its parts."""
    saved, target = io.BytesIO(), io.BytesIO()
    document.docx.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            if name not in names:
                copy.writestr(member(name), source.read(name))
    return target.getvalue()


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")
