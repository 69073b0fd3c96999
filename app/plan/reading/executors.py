"""Splitting the cell of executors into the executors it really names."""

import re

from app.plan.reading.prose import lines, one_line

# Words that an executor begins with when a line end was lost: «… кластера Участники Кластера».
_OPENERS = (
    "Администраци", "Участник", "Руководител", "Председател", "Ответственн", "Рабоч", "Эксперт",
    "Координационн", "Директор", "Заместител", "Заведующ", "Методист", "Педагог", "Преподавател",
    "Работодател", "Классн", "Куратор", "Секретар", "Социальн", "Студент", "Методическ",
    "Опорн", "Социальны", "Мастер",
)  # fmt: skip
_OPENER = re.compile(rf"(?:{'|'.join(_OPENERS)})[а-яё]*\b")
_PERSON = re.compile(r"[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.")
# «ПОО, входящие в Кластер» is one executor: what follows the comma describes it.
_DESCRIBING = re.compile(
    r"(?:входящ|являющ|участвующ|реализующ|осуществляющ|имеющ|расположенн|котор|в том числе)", re.I
)
_GENITIVE_ENDINGS = ("ого", "его", "ой", "ей", "ых", "их", "ей")
_SEPARATORS = re.compile(r"\s*[;,]\s*")


def split_executors(text: str) -> tuple[str, ...]:
    """Return the executors of a cell; commas, semicolons, line ends and lost line ends part them.

    A word in the genitive («Председатель Экспертного совета») opens no executor, nor does a line
    that merely goes on («Администрация» / «ГБПОУ»).
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
    return _opens_executor(text) or bool(_PERSON.match(text))


def _opens_executor(text: str) -> bool:
    match = _OPENER.match(text)
    return bool(match) and not match[0].endswith(_GENITIVE_ENDINGS) if match else False


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
        if _opens_executor(text[match.end() :]) and " " in before:
            starts.append(match.end())
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
