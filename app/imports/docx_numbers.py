"""Numbers that Word writes by itself: the column «№ п/п» of most plans holds nothing else."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
_DEEPEST = 9
_FORMATS = {"decimal", "russianLower", "lowerLetter", "upperRoman"}
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True)
class _Level:
    """How a level of a list is written: «%1.», «%1.%2», «%1)»."""

    form: str
    text: str
    start: int


class Numbers:
    """Counts the paragraphs of each list of a document, in their order."""

    def __init__(self, numbering: bytes | None) -> None:
        self._levels = _levels_of(numbering) if numbering else {}
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * _DEEPEST)

    def label(self, paragraph: Any) -> str:
        """Return what stands before a paragraph, "" for one of no list and for a bullet."""
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if found is None:
            return ""
        name, depth = _value(found, "w:numId"), _value(found, "w:ilvl") or "0"
        levels = self._levels.get(name, {})
        if not depth.isdecimal() or int(depth) not in levels:
            return ""
        counts, at = self._counts[name], int(depth)
        counts[at] = counts[at] + 1 if counts[at] else levels[at].start
        counts[at + 1 :] = [0] * (_DEEPEST - at - 1)
        return _written(levels, counts, at)


def _written(levels: Mapping[int, _Level], counts: list[int], at: int) -> str:
    if levels[at].form not in _FORMATS:
        return ""
    text = levels[at].text
    for depth in range(at + 1):
        level = levels.get(depth)
        if level is not None:
            number = counts[depth] or level.start
            text = text.replace(f"%{depth + 1}", _in_form(level.form, number))
    return text


def _in_form(form: str, number: int) -> str:
    if form in ("russianLower", "lowerLetter") and 0 < number <= len(_LETTERS):
        return _LETTERS[number - 1]
    if form == "upperRoman" and 0 < number <= len(_ROMAN):
        return _ROMAN[number - 1]
    return str(number)


def _levels_of(numbering: bytes) -> dict[str, dict[int, _Level]]:
    root = etree.fromstring(numbering, _PARSER)
    abstract = {
        one.get(qn("w:abstractNumId"), ""): dict(_levels(one))
        for one in root.iterfind(qn("w:abstractNum"))
    }
    return {
        one.get(qn("w:numId"), ""): abstract.get(_value(one, "w:abstractNumId"), {})
        for one in root.iterfind(qn("w:num"))
    }


def _levels(abstract: Any) -> list[tuple[int, _Level]]:
    found = []
    for level in abstract.iterfind(qn("w:lvl")):
        depth, start = level.get(qn("w:ilvl"), ""), _value(level, "w:start")
        if depth.isdecimal() and int(depth) < _DEEPEST:
            begins = int(start) if start.isdecimal() and len(start) < 5 else 1
            told = _Level(_value(level, "w:numFmt"), _value(level, "w:lvlText"), begins)
            found.append((int(depth), told))
    return found


def _value(element: Any, child: str) -> str:
    found = element.find(qn(child))
    return found.get(qn("w:val"), "") if found is not None else ""
