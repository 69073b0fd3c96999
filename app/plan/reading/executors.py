"""Splitting the cell of executors into the executors it really names."""

import re

from app.plan.reading.prose import lines, one_line

# Words, in the nominative, that an executor begins with when a line end before it was lost:
# «… кластера Участники Кластера», but not «Председатель Экспертного совета».
_OPENER = re.compile(
    r"(?:Администрация|Участники?|Руководител[ьи]|Председател[ьи]|Ответственн(?:ый|ая|ые)"
    r"|Рабоч(?:ая|ие) групп[аы]|Экспертный совет|Координационный совет|Директор|Заместител[ьи]"
    r"|Зам\.|Заведующ(?:ий|ая|ие)|Методисты?|Педагоги?|Преподавател[ьи]|Работодател[ьи]"
    r"|Классны[йе] руководител[ьи]|Кураторы?|Секретарь|Социальны[йе] партн[её]ры?|Студенты"
    r"|Опорные работодатели|Мастера?|Представител[ьи]|Члены|Специалисты?|Психологи?|Наставники)\b"
)
_PERSON = re.compile(r"[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.")
# «ПОО, входящие в Кластер» is one executor: what follows the comma describes it.
_DESCRIBING = re.compile(
    r"(?:входящ|являющ|участвующ|реализующ|осуществляющ|имеющ|расположенн|котор|в том числе)", re.I
)
_SEPARATORS = re.compile(r"\s*[;,]\s*")


def split_executors(text: str) -> tuple[str, ...]:
    """Return the executors of a cell; commas, semicolons, line ends and lost line ends part them.

    A line that merely goes on («Администрация» / «ГБПОУ») opens no new executor.
    """
    found: list[str] = []
    for line in _joined_lines(lines(text)):
        found += [part for piece in _by_commas(line) for part in _by_openers(piece)]
    return tuple(found)


def are_run_together(text: str) -> bool:
    """Tell whether two executors stand in the cell without anything between them."""
    return any(len(_by_openers(piece)) > 1 for piece in _by_commas(one_line(text)))


def _joined_lines(parts: list[str]) -> list[str]:
    joined: list[str] = []
    for part in parts:
        if joined and not _opens(part) and not joined[-1].endswith((",", ";")):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _opens(text: str) -> bool:
    return bool(_OPENER.match(text) or _PERSON.match(text))


def _by_commas(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in filter(None, _SEPARATORS.split(text)):
        if pieces and _DESCRIBING.match(piece):
            pieces[-1] = f"{pieces[-1]}, {piece}"
        else:
            pieces.append(piece)
    return pieces


def _by_openers(text: str) -> list[str]:
    starts = [0]
    for match in re.finditer(r"(?<=[а-яёА-ЯЁ»)])\s+(?=[А-ЯЁ])", text):
        before = text[starts[-1] : match.start()]
        if _OPENER.match(text, match.end()) and " " in before:
            starts.append(match.end())
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
