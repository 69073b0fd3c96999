"""The words deadline phrases are written in: every form leads to one headword.

Lines of `_TABLE` are «headword: forms»; the headword itself is one of its forms.
"""

from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz.distance import OSA

_MONTH_STEMS = (
    ("январ", "янв"), ("феврал", "фев февр"), ("март", "мар"), ("апрел", "апр"), ("ма", ""),
    ("июн", "июн"), ("июл", "июл"), ("август", "авг"), ("сентябр", "сен сент"),
    ("октябр", "окт"), ("ноябр", "ноя нояб"), ("декабр", "дек"),
)  # fmt: skip

_TABLE = """
год: года году годе годом годы годов лет г гг
квартал: квартала квартале кварталу кварталом кварталы кварталов кварталах кварталам кв
полугодие: полугодия полугодии полугодию полугодием полугодий полугодиях полугодиям полуг
полгода: полугода
семестр: семестра семестре семестру семестром семестры семестров семестрам сем
четверть: четверти четвертью четвертей четвертях
триместр: триместра триместре триместры
месяц: месяца месяце месяцу месяцем месяцы месяцев мес
неделя: недели неделе неделю неделей недель неделям нед
день: дня дне дню днем дни дней дням дн
сутки: суток суткам
час: часа часов часу ч
декада: декады декаде декаду декадой
половина: половины половине половину половиной
каникулы: каникул каникулам каникулах каникулами
весна: весны весной весне весну
лето: лета летом лете
осень: осени осенью
зима: зимы зимой зиме зиму
учебный: учебного учебном учебному учебным учебные учебных учебная учебное учебную учебной уч учеб
календарный: календарного календарном календарных календарные
рабочий: рабочего рабочих рабочему рабочие раб
каждый: каждая каждое каждые каждого каждой каждую каждом каждых
весь: всего всей всем вся все всю
текущий: текущего текущем текущему нынешнего этого этом сего
следующий: следующего следующем следующему следующей следующая следующее
раз: раза разу р
число: числа числу числе числах числам
начало: начала началу начале началом
середина: середины середине середину
конец: конца концу конце концом
окончание: окончания окончании окончанию
течение: течении теч
продолжение: продолжении
протяжение: протяжении
соответствие: соответствии
поздний: позднее позже
ранний: ранее раньше
редкий: реже
частый: чаще
малый: менее меньше
большой: более больше
последний: последняя последнее последнюю последней последнего последнем
ежедневно: ежедневная ежедневное
еженедельно: понедельно
ежемесячно: помесячно
ежеквартально: поквартально
ежесеместрово: посеместрово ежесеместрово
ежегодно: ежегодное
ежедекадно: подекадно
ежесуточно: ежесуточно
ежеполугодно: ежеполугодно
постоянно: постоянный постоянное постоянная
непрерывно: непрерывный
систематически: систематический
регулярно: регулярный
круглогодично: круглогодичный круглогодично
дважды: дважды
трижды: трижды
ряд: несколько
включительно: включит вкл
период: периода периоде
срок: сроки сроков срокам сроках сроком
график: графика графиком графику графике графики графиками графикам
план: плана планом плану плане планы планами планам
расписание: расписанию расписания расписанием
понедельник: понедельника понедельникам понедельники
вторник: вторника вторникам вторники
среда: среду среды средам
четверг: четверга четвергам четверги
пятница: пятницу пятницы пятницам
суббота: субботу субботы субботам
воскресенье: воскресенья воскресеньям
далее: затем потом впоследствии
событие: события событию
необходимость: необходимости
"""


def vocabulary(words: str) -> frozenset[str]:
    """Return the set of words written with spaces between them."""
    return frozenset(words.split())


WEEKDAYS_IN_ORDER = (
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
)  # fmt: skip
WEEKDAYS = frozenset(WEEKDAYS_IN_ORDER)
SEASONS = vocabulary("весна лето осень зима")

_ORDINAL_ENDINGS = vocabulary("ый ой ий ая яя ое ее ого его ому ему ом ем ую юю ей ые ых")
_ORDINAL_STEMS = ("перв", "втор", "треть", "четверт", "пят", "шест", "седьм", "восьм")

ORDINALS = MappingProxyType(
    {stem + ending: value for value, stem in enumerate(_ORDINAL_STEMS, 1)
     for ending in _ORDINAL_ENDINGS}
    | dict.fromkeys(vocabulary("третий третья третье третьего третьем третьей третью"), 3)
    | {"п": 2, "ш": 3}  # the typewriter's II and III
)  # fmt: skip

_CARDINALS = (
    "один одного одной одну одна одно одному одним", "два двух две двум двумя", "три трех трем",
    "четыре четырех", "пять пяти", "шесть шести", "семь семи", "восемь восьми",
    "девять девяти", "десять десяти",
)  # fmt: skip

CARDINALS = MappingProxyType(
    {form: value for value, forms in enumerate(_CARDINALS, 1) for form in forms.split()}
    | {"двенадцать": 12, "двенадцати": 12, "четырнадцать": 14, "четырнадцати": 14}
    | {"пятнадцать": 15, "пятнадцати": 15, "двадцать": 20, "двадцати": 20}
    | {"тридцать": 30, "тридцати": 30}
)

ROMAN = MappingProxyType(
    {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
    | {"ix": 9, "x": 10, "xi": 11, "xii": 12}
    | {"iу": 4}
)

# Words that are written short and followed by a dot which ends no sentence.
ABBREVIATIONS = vocabulary(
    "г гг кв полуг сем гр кл чел ауд каб мес нед дн ч уч учеб раб теч т с р вкл включит янв фев "
    "февр мар апр июн июл авг сен сент окт ноя нояб дек"
)

_ADJECTIVE_ENDINGS = ("ой", "ый", "ий", "ая", "ую", "ого", "ом", "ые", "ых", "ое", "ым")
_SHORTEST_GUESSED = 5
_SHORTEST_KNOWN = 6


def _month_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for number, (stem, short) in enumerate(_MONTH_STEMS, 1):
        endings = _endings(stem)
        forms |= {stem + ending: month_headword(number) for ending in endings}
        forms |= {word: month_headword(number) for word in short.split()}
    return forms


def _endings(stem: str) -> tuple[str, ...]:
    if stem == "ма":
        return ("й", "я", "ю", "ем", "е")
    if stem in ("март", "август"):
        return ("", "а", "у", "ом", "е")
    return ("ь", "я", "ю", "ем", "е")


def month_headword(number: int) -> str:
    """Return the headword under which all forms of a month stand: «m9» for September."""
    return f"m{number}"


def _table_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        headword, words = line.split(":")
        forms |= dict.fromkeys([headword, *words.split()], headword)
    return forms


_FORMS = MappingProxyType(_table_forms() | _month_forms())
_GUESSABLE = tuple(form for form in _FORMS if len(form) >= _SHORTEST_KNOWN)


def is_known(form: str) -> bool:
    """Tell whether a folded word form is in the lexicon as it stands."""
    return form in _FORMS


_ENDINGS = frozenset("ьъыйюяе")
_SHORTEST_TORN = 4


def is_torn(pieces: Sequence[str]) -> bool:
    """Tell whether pieces are one word that was cut: «сентя брь», not «раз а» or «в год»."""
    whole = "".join(pieces)
    if len(whole) < _SHORTEST_TORN or whole not in _FORMS:
        return False
    spaced = all(len(piece) == 1 for piece in pieces)
    return spaced or (
        all(piece not in _FORMS or piece in ABBREVIATIONS for piece in pieces)
        and not any(len(piece) == 1 and piece not in _ENDINGS for piece in pieces[1:])
    )


def is_genitive_month(form: str) -> bool:
    """Tell «сентября», which needs a day or a preposition, from «сентябрь» and «сентябре»."""
    return form.endswith(("а", "я"))


@lru_cache(maxsize=4096)
def headword(form: str) -> str:
    """Return the headword of a folded form, of a near misspelling of one, or the form itself."""
    return _FORMS.get(form) or _guess(form) or form


def _guess(form: str) -> str | None:
    torn = form.startswith(("ь", "ъ"))
    if torn or len(form) < _SHORTEST_GUESSED or form.endswith(_ADJECTIVE_ENDINGS):
        return None
    near = {
        _FORMS[known]
        for known in _GUESSABLE
        if abs(len(known) - len(form)) <= 1 and OSA.distance(form, known, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else None
