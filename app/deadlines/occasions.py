"""Public days of a fixed date that plans count from: «ко Дню учителя»."""

from datetime import date

from app.deadlines.line import Line

# Headwords in a row, and the month and day. The Day of the Teacher: decree of 03.10.1994 № 1961;
# of secondary vocational education: 2 October; the rest: article 112 of the Labour Code or custom.
_OCCASIONS = {
    "день знаний": (9, 1),
    "день воспитателя": (9, 27),
    "день пожилого|пожилых человека|людей": (10, 1),
    "день среднего профессионального образования": (10, 2),
    "день учителя": (10, 5),
    "день народного единства": (11, 4),
    "новый|новому|нового год": (12, 31),
    "день студента": (1, 25),
    "татьянин|татьянину день": (1, 25),
    "день защитника отечества": (2, 23),
    "международный|международному? женский|женскому день": (3, 8),
    "день космонавтики": (4, 12),
    "день победы": (5, 9),
    "день защиты детей": (6, 1),
    "день россии": (6, 12),
    "день конституции": (12, 12),
    "день неизвестного солдата": (12, 3),
    "день героев отечества": (12, 9),
    "день российской? науки": (2, 8),
    "день семьи": (5, 15),
}


def occasion_at(line: Line, at: int) -> date | None:
    """Return the date, inside the academic year, of the public day named at `at`."""
    named = (day for words, day in _OCCASIONS.items() if line.after(at, words) is not None)
    found = next(named, None)
    if found is None:
        return None
    year = line.year.first_year + (found < (9, 1))
    return date(year, *found)
