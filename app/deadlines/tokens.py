"""Cutting a phrase into words, numbers, dates and marks, forgiving how people type."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.deadlines.lexicon import ABBREVIATIONS, ROMAN, headword, is_torn
from app.deadlines.misprints import misprints_mended

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_DASH = f"[{_DASHES}]"
# Parts of a programme: «ПМ.01», «МДК 02.01»; their numbers are no days.
_SUBJECTS = "ПМ|УП|ПП|МДК|ОП|ОГСЭ|ЕН|ОУД|БД|УД|СГ"

_TOKEN = re.compile(
    rf"""
    (?P<code>(?<![^\W_])(?:{_SUBJECTS})\.?[ ]?[0-9]{{1,2}}(?:\.[0-9]{{1,2}})*(?![^\W_]))
  | (?P<iso>(?<![0-9])[12][0-9]{{3}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9]))
  | (?P<date>(?<![0-9.])[0-9]{{1,2}}(?:
          (?:\.[ ]?|/)[0-9]{{1,2}}(?:\.[ ]?|/)[0-9]{{4}}
        | (?:\.[ ]?|/)[0-9]{{2}}(?:\.[ ]?|/)[0-9]{{2}}
        | -[0-9]{{2}}-[0-9]{{4}})(?![0-9]|\.[0-9]))
  | (?P<years>(?<![0-9.])20[0-9]{{2}}[ ]?[{_DASHES}/][ ]?(?:20)?[0-9]{{2}}(?![0-9.]))
  | (?P<month_year>(?<![0-9.])[0-9]{{2}}\.20[0-9]{{2}}(?![0-9]|\.[0-9]))
  | (?P<day_month>(?<![0-9.])[0-9]{{1,2}}\.[0-9]{{2}}(?![0-9]|\.[0-9])(?:\.(?=[ ]?{_DASH}))?)
  | (?P<four>1[vу](?![^\W_]))
  | (?P<clock>[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]+)?)?)
  | (?P<number>[0-9]+
        (?:{_DASH}?(?:г[оo]|м[уy]|ый|ий|[аa]я|[оo][еeйм]|ую|ь[еeя]|ми|[еeйяюмхx])(?![^\W_])
         |\.(?=[ ]?{_DASH}[ ]?[0-9]))?)
  | (?P<half>п\.?[ ]?/[ ]?[гr](?:одие|одия|одии)?(?![^\W_]))
  | (?P<word>[^\W\d_]+)
  | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_LATIN = str.maketrans("ABCEHKMOPTXYaceopxykmtbhr", "АВСЕНКМОРТХУасеорхукмтьнг")
_TO_ROMAN = str.maketrans("іхlіх", "ixiix")
_SEPARATED = re.compile(r"[0-9]+")
_MOST_PIECES = 12
_INVISIBLE = ("\u0301", "\u0300")
# A narrow column leaves the last letter of a word on a line of its own: «Октябр / ь- / декабрь».
_TORN = re.compile(r"([а-яё]{3,})[ ]*\n[ ]*([ьяюе])(?![а-яё])", re.IGNORECASE)
# Spreadsheets print a day with the time of its beginning.
_MIDNIGHT = re.compile(
    r"(?<![0-9])([12][0-9]{3}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4})"
    r"[ T]0?0:00(?::00(?:\.0+)?)?(?![0-9:])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the cleaned phrase: `lemma` is what the grammar compares."""

    kind: str
    lemma: str
    form: str
    start: int
    stop: int
    numbers: tuple[int, ...] = ()


def clean(text: str) -> str:
    """Return the phrase without invisible characters, every space single.

    Soft hyphens and accents vanish, footnote figures become spaces, compatibility letters their
    plain twins; «№» stays.
    """
    whole = _TORN.sub(r"\1\2", unicodedata.normalize("NFC", text))
    shown = " ".join(unicodedata.normalize("NFC", "".join(map(_plain, whole))).split())
    return _MIDNIGHT.sub(r"\1", misprints_mended(shown))


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf" or char in _INVISIBLE:
        return ""
    if category[0] in "CZ" or unicodedata.decomposition(char).startswith(("<super>", "<sub>")):
        return " "
    return char if char == "№" else unicodedata.normalize("NFKC", char)


def fold(word: str) -> str:
    """Return a word in lower case, ё as е, Latin look-alikes as the Cyrillic letters meant."""
    return word.translate(_LATIN).lower().replace("ё", "е")


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a cleaned phrase into tokens; quoted words become one token that says nothing."""
    cut = [_token(match) for match in _TOKEN.finditer(text)]
    return tuple(_quotes(list(_abbreviations(_rejoined(cut)))))


def _token(match: re.Match[str]) -> Token:
    kind, text = str(match.lastgroup), match.group()
    form = fold(text)
    token = Token(kind, form, form, match.start(), match.end())
    if kind == "code" or (kind == "date" and _is_speciality(text)):
        return replace(token, kind="code", lemma="«»")
    return _MAKERS.get(kind, _with_numbers)(token, text)


def _is_speciality(text: str) -> bool:
    """«09.02.07» is the code of a speciality: no plan is made for 2007."""
    year = int(_SEPARATED.findall(text)[-1])
    return year < _EARLIEST


_EARLIEST = 20


def _word(token: Token, text: str) -> Token:
    roman = ROMAN.get(text.lower().translate(_TO_ROMAN))
    if roman is not None:
        return replace(token, kind="roman", lemma="#", numbers=(roman,))
    return replace(token, lemma=headword(token.form))


def _mark(token: Token, text: str) -> Token:
    return replace(token, lemma="-" if text in _DASHES else text)


def _half(token: Token, text: str) -> Token:
    return replace(token, kind="word", lemma="полугодие")


def _with_numbers(token: Token, text: str) -> Token:
    numbers = tuple(int(digits) for digits in _SEPARATED.findall(text))
    return replace(token, lemma="#", numbers=_ordered(token.kind, numbers))


def _ordered(kind: str, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Put dates as day, month, year and write years in full."""
    if kind == "iso":
        return numbers[::-1]
    if kind in ("date", "years") and numbers[-1] < 100:
        return (*numbers[:-1], numbers[-1] + 2000)
    return numbers


def _four(token: Token, text: str) -> Token:
    """Read «1V», the typewriter's IV."""
    return replace(token, kind="roman", lemma="#", numbers=(4,))


_MAKERS = {"four": _four, "word": _word, "mark": _mark, "half": _half}


def _rejoined(tokens: list[Token]) -> Iterator[Token]:
    """Join words that were cut: «сен- тябрь», «Сентя / брь», «О К Т Я Б Р Ь»."""
    at = 0
    while at < len(tokens):
        joined, stop = _joined(tokens, at)
        yield joined
        at = stop


def _joined(tokens: list[Token], at: int) -> tuple[Token, int]:
    """Return the longest known word that the tokens from `at` make, or the token alone."""
    parts = [tokens[at]]
    best, stop = tokens[at], at + 1
    if tokens[at].kind != "word":
        return best, stop
    for place in range(at + 1, min(at + _MOST_PIECES, len(tokens))):
        if tokens[place].kind == "word":
            parts.append(tokens[place])
            if is_torn([part.form for part in parts]):
                best, stop = _whole(parts), place + 1
        elif tokens[place].lemma != "-" or tokens[place - 1].lemma == "-":
            break
    return best, stop


def _whole(parts: list[Token]) -> Token:
    form = "".join(part.form for part in parts)
    return replace(parts[0], lemma=headword(form), form=form, stop=parts[-1].stop)


def _abbreviations(tokens: Iterator[Token]) -> Iterator[Token]:
    """Let a shortened word swallow the dot after it."""
    previous: Token | None = None
    for token in tokens:
        if previous and token.lemma == "." and token.start == previous.stop and _short(previous):
            previous = replace(previous, stop=token.stop)
            continue
        if previous:
            yield previous
        previous = token
    if previous:
        yield previous


def _short(token: Token) -> bool:
    return token.kind == "word" and token.form in ABBREVIATIONS


_CLOSING = {"«": "»", '"': '"', "“": "”", "„": "“"}


def _quotes(tokens: list[Token]) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        stop = _closing(tokens, at)
        if stop is None:
            yield tokens[at]
            at += 1
            continue
        yield _quoted(tokens[at : stop + 1])
        at = stop + 1


def _closing(tokens: list[Token], at: int) -> int | None:
    mark = _CLOSING.get(tokens[at].lemma)
    places = range(at + 1, len(tokens)) if mark else range(0)
    return next((place for place in places if tokens[place].lemma == mark), None)


def _quoted(tokens: list[Token]) -> Token:
    """Keep the number of «15» марта, make anything else in quotes one silent token."""
    start, stop = tokens[0].start, tokens[-1].stop
    if len(tokens) == 3 and tokens[1].kind == "number":
        return replace(tokens[1], start=start, stop=stop)
    return Token("quote", "«»", "«»", start, stop)
