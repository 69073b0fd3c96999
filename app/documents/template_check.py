"""What a template of the college may say: its form's fields, branches and declared lists.

An allowlist over the tree that Jinja would run: what is not named here is refused, with the
words around it. The sandbox of `documents/docx.py` stands behind it when a paper is printed.
"""

import html
import re
from collections.abc import Iterator, Mapping

import jinja2
from flask_babel import gettext as _
from jinja2 import nodes

from app.documents.catalog import DocumentForm, with_letterhead
from app.documents.docx import FILTERS, parse, render_docx, sources_of
from app.documents.errors import TemplateError
from app.documents.word_parts import refuse_unsafe

MOST_FAULTS = 10  # told at once
_LONGEST_PLACE = 80  # signs
_LOOP = frozenset({"index", "index0", "first", "last", "length"})
# Everything else is refused: calls, arithmetic, indexes, assignments, macros, includes.
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.If, nodes.CondExpr,
    nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Name, nodes.Filter,
)  # fmt: skip
Scope = Mapping[str, object]
"""Names to what they are: a text, a dict of fields, a list of such rows."""


def check_template(data: bytes, form: DocumentForm) -> None:
    """Raise UnsafeTemplateError or TemplateError (every fault with its place) unless it is good.

    Slow: for before the transaction.
    """
    refuse_unsafe(data)
    scope = scope_of(form)
    faults: list[str] = []
    used: set[str] = set()
    for source in sources_of(data):
        try:
            tree = parse(source)
        except jinja2.TemplateSyntaxError:
            break  # the trial below meets it again and words it
        used |= {node.name for node in tree.find_all(nodes.Name)}
        faults += [_told(source, line, what) for line, what in _faults(tree, scope)]
    if faults:
        raise TemplateError(" ".join(list(dict.fromkeys(faults))[:MOST_FAULTS]))
    render_docx(data, form.specimen)
    if not used & scope.keys():
        raise TemplateError(_("В файле нет ни одного поля документа: печатать было бы нечего."))


def scope_of(form: DocumentForm) -> Scope:
    """Return the names a template of a form may use."""
    return with_letterhead(form.specimen)


def _faults(node: nodes.Node, scope: Scope) -> Iterator[tuple[int, str]]:
    match node:
        case nodes.For():
            yield from _faults_of_loop(node, scope)
        case nodes.Getattr():
            yield from _faults_of_part(node, scope)
        case _ if isinstance(node, _ALLOWED):
            yield from _own_faults(node, scope)
            for child in node.iter_child_nodes():
                yield from _faults(child, scope)
        case _:
            yield node.lineno, _("вычисления и команды запрещены, можно только подставлять поля")


def _own_faults(node: nodes.Node, scope: Scope) -> Iterator[tuple[int, str]]:
    match node:
        case nodes.Name() if node.name not in scope:
            yield node.lineno, _("поля «%(name)s» у этого документа нет", name=node.name)
        case nodes.Filter() if node.name not in FILTERS:
            known = ", ".join(FILTERS)
            told = _("фильтр «%(name)s» запрещён, можно: %(known)s", name=node.name, known=known)
            yield node.lineno, told
        case nodes.Output():
            for shown in node.nodes:
                if isinstance(shown, nodes.Name) and not _is_text(scope.get(shown.name)):
                    yield shown.lineno, _("«%(name)s» состоит из частей", name=shown.name)


def _is_text(value: object) -> bool:
    return not isinstance(value, list | Mapping)


def _faults_of_part(node: nodes.Getattr, scope: Scope) -> Iterator[tuple[int, str]]:
    """«row.due»: a declared part of a declared name, nothing deeper."""
    if not isinstance(node.node, nodes.Name):
        yield node.lineno, _("обращаться внутрь значений запрещено")
        return
    name = node.node.name
    if name not in scope:
        yield node.lineno, _("поля «%(name)s» у этого документа нет", name=name)
        return
    parts = scope[name]
    if not isinstance(parts, Mapping) or node.attr not in parts:
        full = f"{name}.{node.attr}"
        yield node.lineno, _("поля «%(name)s» у этого документа нет", name=full)


def _faults_of_loop(node: nodes.For, scope: Scope) -> Iterator[tuple[int, str]]:
    rows = _looped_over(node.iter, scope)
    if (
        not isinstance(rows, list)
        or not isinstance(node.target, nodes.Name)
        or node.recursive
        or node.test is not None
    ):
        lists = ", ".join(name for name, value in scope.items() if isinstance(value, list))
        known = _("повторять можно только строки списков: %(known)s", known=lists)
        yield node.lineno, known if lists else _("у этого документа нет списков для повторения")
        return
    inside = {**scope, node.target.name: rows[0], "loop": dict.fromkeys(_LOOP, "")}
    for child in node.body:
        yield from _faults(child, inside)
    for child in node.else_:
        yield from _faults(child, scope)


def _looped_over(node: nodes.Node, scope: Scope) -> object:
    """Return what a loop walks: a declared list, or a list in a row of one."""
    match node:
        case nodes.Name():
            return scope.get(node.name)
        case nodes.Getattr(node=nodes.Name() as owner, attr=part):
            row = scope.get(owner.name)
            return row.get(part) if isinstance(row, Mapping) else None
    return None


def _told(source: str, line: int, what: str) -> str:
    """Return «В таблице рядом с «…»: what.»; a line of the source is a paragraph of Word."""
    lines = source.split("\n")
    before = "\n".join(lines[: line - 1])
    words = html.unescape(re.sub(r"<[^>]+>", " ", lines[line - 1] if line else ""))
    near = " ".join(words.split())[:_LONGEST_PLACE]
    if before.count("<w:tbl>") > before.count("</w:tbl>"):
        return _("В таблице, рядом с «%(near)s»: %(what)s.", near=near, what=what)
    return _("Рядом с «%(near)s»: %(what)s.", near=near, what=what)
