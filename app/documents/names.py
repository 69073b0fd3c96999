"""Russian names of people in grammatical cases, as initials and in a salutation.

The cases come from pytrovich (rules of the Petrovich project). No rules know every name:
wherever a name is printed, the person's own spelling may overrule ours (`override`).
"""

import re
from dataclasses import astuple, dataclass
from enum import StrEnum
from functools import lru_cache

from flask_babel import gettext as _
from pytrovich.detector import PetrovichGenderDetector
from pytrovich.enums import Case as RuleCase
from pytrovich.enums import Gender as RuleGender
from pytrovich.enums import NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from app.base.file_text import file_text
from app.documents.morphology import morphology
from app.documents.surnames import exceptional
from app.documents.values import NBSP


class Case(StrEnum):
    """The six cases; the Russian question of each beside it."""

    NOMINATIVE = "nominative"  # кто
    GENITIVE = "genitive"  # кого
    DATIVE = "dative"  # кому
    ACCUSATIVE = "accusative"  # кого
    INSTRUMENTAL = "instrumental"  # кем
    PREPOSITIONAL = "prepositional"  # о ком


class Gender(StrEnum):
    """Grammatical gender of a person's name."""

    MALE = "male"
    FEMALE = "female"


# Other surnames sound alike for men and women (Цой, Мельник), whatever the rules guess of them.
_TELLING_SURNAME = re.compile("(?P<male>[оеё]в|[сц]кий)$|(?P<female>[оеё]ва|[сц]кая)$")
# Men's names with the ending of women's that the rules do not know.
_MENS_NAMES = frozenset(
    {"гриша", "добрыня", "иона", "илля", "иуда", "леша", "лёша", "микита", "микола", "микула"}
    | {"мина", "муса", "мыкола", "олекса", "сава", "сила", "хома"}
)
_PATRONYMICS = {"оглы": Gender.MALE, "улы": Gender.MALE, "уулу": Gender.MALE}
_PATRONYMICS |= {"кызы": Gender.FEMALE, "гызы": Gender.FEMALE}
_WOMENS_WORD = "тхи"  # stands in Vietnamese names of women alone
_GENDERS = {RuleGender.MALE: Gender.MALE, RuleGender.FEMALE: Gender.FEMALE}


# «Иванова – Петрова» is a double surname typed with the wrong sign.
_DASH = re.compile(r"(?<=\w)\s*[-\u2010-\u2015]\s*(?=\w)")
_INITIALS = re.compile(r"(?:[А-ЯЁA-Z]\.(?:-[А-ЯЁA-Z]\.)?){1,3}")
_PATRONYMIC = re.compile(r"\w+(?:[оеё]вич|[оеё]вна|ьич|[мктн]ич|и?нична)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in the nominative, cleaned of stray spaces; `middle` is the patronymic or "".

    Double names have a hyphen, whatever dash they were typed with. `first` and `middle` may be
    initials.
    """

    last: str
    first: str
    middle: str = ""

    def __post_init__(self) -> None:
        for field in ("last", "first", "middle"):
            words = " ".join(file_text(getattr(self, field)).split())
            object.__setattr__(self, field, _DASH.sub("-", words))

    def __str__(self) -> str:
        return " ".join(filter(None, astuple(self)))


def parse_name(text: str) -> PersonName:
    """Return the parts of a name in either order: «Белова Ирина Петровна», «И. П. Белова»."""
    spaced = re.sub(r"\.(?=\w)", ". ", _DASH.sub("-", file_text(text)))
    words = spaced.split()
    given = _given_first(words)
    last = words[given:] if given else words[:1]
    first, *middle = [*(words[:given] if given else words[1:]), ""]
    return PersonName(" ".join(last), first, " ".join(middle))


def _given_first(words: list[str]) -> int:
    """Return how many words of the given name and patronymic stand before the surname."""
    letters = next((at for at, w in enumerate(words) if not _INITIALS.fullmatch(w)), 0)
    if letters or len(words) < 2:
        return letters
    if len(words) == 2:
        return 1 if _reads(words[0], "Name") and _reads(words[1], "Surn") else 0
    if words[2].lower() in _PATRONYMICS:
        return 3
    return 2 if _PATRONYMIC.fullmatch(words[1]) else 0


def _reads(word: str, kind: str) -> bool:
    """Tell whether the dictionary knows a word as a given name or a surname, and only so."""
    if not morphology().word_is_known(word):
        return False
    other = {"Name": "Surn", "Surn": "Name"}[kind]
    found = [one.tag for one in morphology().parse(word) if "nomn" in one.tag]
    return any(kind in tag for tag in found) and not any(other in tag for tag in found)


def guess_gender(name: PersonName) -> Gender | None:
    """Gender by the patronymic, else the first name, else a telling surname; None when unsure."""
    ending = re.split("[ -]", name.middle)[-1].lower()
    if ending in _PATRONYMICS:
        return _PATRONYMICS[ending]
    if name.first.lower() in _MENS_NAMES:
        return Gender.MALE
    if _WOMENS_WORD in f"{name.first} {name.middle}".lower().split():
        return Gender.FEMALE
    if known := _detect(middlename=name.middle) or _detect(firstname=name.first):
        return known
    halves = (_TELLING_SURNAME.search(half) for half in name.last.lower().split("-"))
    told = {Gender(str(half.lastgroup)) for half in halves if half}
    return told.pop() if len(told) == 1 else None


def decline(name: PersonName, case: Case, gender: Gender | None = None) -> PersonName:
    """The name in `case`. Unknown gender leaves it in the nominative: better plain than wrong."""
    gender = gender or guess_gender(name)
    if gender is None or case is Case.NOMINATIVE:
        return name
    return PersonName(
        last=_declined(NamePart.LASTNAME, name.last, case, gender),
        first=_declined(NamePart.FIRSTNAME, name.first, case, gender),
        middle=_declined(NamePart.MIDDLENAME, name.middle, case, gender),
    )


def inflect(
    name: PersonName, case: Case, gender: Gender | None = None, override: str | None = None
) -> str:
    """«Зориной Анне Петровне»: last, first, middle in `case`.

    A text in `override` (how the person wants it written in this case) wins over the rules.
    """
    wanted = " ".join(file_text(override or "").split())
    return wanted or str(decline(name, case, gender))


def initials(name: PersonName, *, last_first: bool = True) -> str:
    """«Зорина А. П.», or «А. П. Зорина»; non-breaking spaces keep it on one line."""
    letters = [_initial(part) for part in (name.first, name.middle) if part]
    parts = [name.last, *letters] if last_first else [*letters, name.last]
    return NBSP.join(filter(None, parts))


def salutation(name: PersonName, gender: Gender | None = None) -> str:
    """«Уважаемая Наталья Алексеевна!»; without a known gender just the name."""
    called = " ".join(filter(None, (name.first or name.last, name.middle)))
    match gender or guess_gender(name):
        case Gender.FEMALE:
            return str(_("Уважаемая %(name)s!", name=called))
        case Gender.MALE:
            return str(_("Уважаемый %(name)s!", name=called))
    return f"{called}!"


def _initial(part: str) -> str:
    """«А.» for «Анна», «А.-М.» for «Анна-Мария», «Р.» for «Рашид-кызы»."""
    pieces = [piece for piece in part.split("-") if piece.lower() not in _PATRONYMICS]
    return "-".join(f"{piece[0].upper()}." for piece in pieces if piece)


def _declined(part: NamePart, text: str, case: Case, gender: Gender) -> str:
    """One part of the name. The rules know lower-case endings only, capitals are put back."""
    if _INITIALS.fullmatch(text):
        return text
    shouted = text.isupper() and len(text) > 1
    original = text.title() if shouted else text
    inflected = _surname(original, case, gender) if part is NamePart.LASTNAME else None
    if inflected is None:
        inflected = _rules().make(part, RuleGender[gender.name], RuleCase[case.name], original)
    return inflected.upper() if shouted else inflected


def _surname(text: str, case: Case, gender: Gender) -> str | None:
    """Return a surname, simple or double, that has an exception in it; else None."""
    pieces = text.split("-")
    found = [exceptional(piece, case.value, gender.value) for piece in pieces]
    if not any(found):
        return None
    rule = RuleGender[gender.name], RuleCase[case.name]
    return "-".join(
        special or _rules().make(NamePart.LASTNAME, *rule, piece)
        for piece, special in zip(pieces, found, strict=True)
    )


def _detect(**parts: str) -> Gender | None:
    detected: RuleGender = _detector().detect(**parts)  # type: ignore[no-untyped-call]
    return _GENDERS.get(detected)


@lru_cache(maxsize=1)
def _rules() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


@lru_cache(maxsize=1)
def _detector() -> PetrovichGenderDetector:
    return PetrovichGenderDetector()
