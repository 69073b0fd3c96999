"""Slips of the pen in a plan's wording: cut sentences, quotes, endings, spelling."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.plan.reading.document import PlanItem, PlanSection, PlanWarning, WarningCode

Text = tuple[str, str, str]
"""Where a text stands, what it is («название»), and the text."""

_DANGLING = re.compile(r"(?:\b(?:и|или|в|на|с|по|для|о|об|от|до|из|к|при|а также)|[,:–—-])$")
# An adjective in the nominative needs its noun: in «единая Кластера» there is none.
_NOUN_LOST = re.compile(
    r"\b(?!заведующ|ведущ)[а-яё]+(?:ая|яя|ое|ый)\s+(?:кластера|региона|колледжа)\b",
    re.IGNORECASE,
)
_SLIPS = (
    (re.compile(r"^Договора\b"), "«Договора» — правильно «Договоры»"),
    (re.compile(r"^Повышения\b"), "«Повышения» — вероятно, «Повышение»"),
    (re.compile(r"(?<![,(«-])\sвходящ(?:их|ие|ими)\s+в\b"), "перед «входящих в» нужна запятая"),
    (re.compile(r"\b[Вв] течении\b"), "«в течении» — правильно «в течение»"),
    (re.compile(r"\bсогласно (?:плана|графика|приказа)\b"), "«согласно» требует дательного падежа"),
    (re.compile(r"\b([а-яё]{3,}) \1\b"), "слово повторено дважды подряд"),
)
_CLOSING_DOT = re.compile(r"(?<!\bг)(?<!\bгг)(?<!\bдр)(?<!\bт\.д)(?<!\bт\.п)(?<!\.)\.$")
_VARIANTS = (
    ("Отчёт", "Отчет", "буква «ё» то пишется, то нет"),
    ("Кластера", "кластера", "слово «кластер» пишется то с прописной, то со строчной буквы"),
)


def check_phrasing(sections: Sequence[PlanSection]) -> Iterator[PlanWarning]:
    """Yield warnings about the wording of sections and items."""
    items = [item for section in sections for item in section.items]
    for item in items:
        yield from _cut(item)
    texts = list(_texts(sections))
    for text in texts:
        yield from _quotes(text)
        yield from _slips(text)
    yield from _closing_dots(items)
    yield from _variants(texts)


def _texts(sections: Sequence[PlanSection]) -> Iterator[Text]:
    for section in sections:
        yield f"раздел {section.number}", "названии", section.title
        for item in section.items:
            yield item.label, "названии", item.title
            yield item.label, "сроке", item.deadline_text
            yield item.label, "ожидаемом результате", item.expected_result


def _cut(item: PlanItem) -> Iterator[PlanWarning]:
    result = item.expected_result
    lost = _NOUN_LOST.search(result)
    if lost or _DANGLING.search(result):
        where = f" возле «{lost[0]}»" if lost else " в конце"
        message = f"Ожидаемый результат «{result}» похож на обрезанный: пропущено слово{where}."
        yield PlanWarning(WarningCode.TRUNCATED_RESULT, item.label, message)


def _quotes(text: Text) -> Iterator[PlanWarning]:
    where, what, words = text
    balanced = words.count("«") == words.count("»") and words.count('"') % 2 == 0
    if not balanced:
        extra = "закрывающая кавычка без открывающей"
        if words.count("«") > words.count("»"):
            extra = "открывающая кавычка без закрывающей"
        message = f"В {what} непарные кавычки: {extra}."
        yield PlanWarning(WarningCode.UNBALANCED_QUOTES, where, message)


def _slips(text: Text) -> Iterator[PlanWarning]:
    where, what, words = text
    for pattern, advice in _SLIPS:
        if pattern.search(words):
            yield PlanWarning(WarningCode.SPELLING, where, f"В {what}: {advice}.")


def _closing_dots(items: Sequence[PlanItem]) -> Iterator[PlanWarning]:
    """A dot ends a title by mistake when most titles of the plan have none."""
    ending = [item for item in items if _CLOSING_DOT.search(item.title)]
    if len(ending) * 2 < len(items):
        for item in ending:
            message = "В конце названия стоит точка, у большинства пунктов её нет."
            yield PlanWarning(WarningCode.TRAILING_DOT, item.label, message)


def _variants(texts: Sequence[Text]) -> Iterator[PlanWarning]:
    for first, second, what in _VARIANTS:
        uses = Counter(form for text in texts for form in (first, second) if form in text[2])
        if len(uses) == 2:
            rare = min(uses, key=lambda form: uses[form])
            where = next(place for place, _, words in texts if rare in words)
            message = f"В документе {what}: «{first}» и «{second}»."
            yield PlanWarning(WarningCode.INCONSISTENT_SPELLING, where, message)
