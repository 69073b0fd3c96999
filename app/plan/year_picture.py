"""The year's picture for pages: a row per section, its bars with words and links."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask import url_for
from flask_babel import format_date
from flask_babel import gettext as _
from markupsafe import Markup

from app.deadlines.academic_year import AcademicYear
from app.plan.models import Section
from app.plan.overview import ItemLine, by_section
from app.plan.rules import Bar, item_bars, stack
from app.plan.wording import shortened

_LABEL = 44
_ITEM = 72
PictureBar = tuple[int, int, str, str, str]


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A section: its label with a link, its bars as `charts.year_picture` draws them."""

    label: Markup
    bars: list[PictureBar]


def year_rows(lines: Sequence[ItemLine], *, today: date, year: AcademicYear) -> list[PictureRow]:
    """Return a row for each section that has items, in the plan's order."""
    return [_row(section, group, today, year) for section, group in by_section(lines)]


def item_rows(lines: Sequence[ItemLine], *, today: date, year: AcademicYear) -> list[PictureRow]:
    """Return a row for each item, its status in words below its name."""
    return [_item_row(line, today, year) for line in lines]


def month_names(year: AcademicYear) -> list[str]:
    """Return the months of an academic year, September first."""
    months = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8)
    days = [date(year.first_year + (month < 9), month, 1) for month in months]
    return [format_date(day, "LLLL").capitalize() for day in days]


def month_index(today: date, year: AcademicYear) -> int | None:
    """Return which column today is in, None outside the year."""
    return (today.month - year.start.month) % 12 if today in year else None


def _row(section: Section, lines: list[ItemLine], today: date, year: AcademicYear) -> PictureRow:
    by_id = {line.item.id: line for line in lines}
    bars = stack(bar for line in lines for bar in _bars(line, today, year))
    return PictureRow(_label(section), [_drawn(bar, by_id, section) for bar in bars])


def _item_row(line: ItemLine, today: date, year: AcademicYear) -> PictureRow:
    item = line.item
    url = url_for("plan.item_detail", item_id=item.id)
    bars = [
        (bar.first, bar.months, bar.tone, f"{_span_words(bar, year)}: {_words(bar.tone)}", "")
        for bar in item_bars(item.schedule, line.standing, line.status.tone, today, year)
    ]
    label = Markup('<a href="{}">{}</a> <span class="detail">{}</span>').format(
        url, f"{item.number}. {shortened(item.title, _ITEM)}", line.status.label
    )
    return PictureRow(label, bars)


def _span_words(bar: Bar, year: AcademicYear) -> str:
    """Say which months a bar stands in."""
    names = month_names(year)
    first, last = names[bar.first], names[bar.stop - 1]
    return first if first == last else f"{first} — {last.lower()}"


def _bars(line: ItemLine, today: date, year: AcademicYear) -> Iterable[Bar]:
    found = item_bars(line.item.schedule, line.standing, line.status.tone, today, year)
    return [replace(bar, keys=(line.item.id,)) for bar in found]


def _drawn(bar: Bar, lines: dict[int, ItemLine], section: Section) -> PictureBar:
    items = [lines[key].item for key in dict.fromkeys(bar.keys)]
    if len(items) == 1:
        url = url_for("plan.item_detail", item_id=items[0].id)
        title = f"{items[0].number}. {items[0].title}"
    else:
        url = f"#section-{section.id}"
        title = _("Пункты %(numbers)s", numbers=", ".join(item.number for item in items))
    return (bar.first, bar.months, bar.tone, f"{title}: {_words(bar.tone)}", url)


def _words(tone: str) -> str:
    words: dict[str, str] = {
        "done": _("сделано"),
        "go": _("идёт"),
        "soon": _("скоро срок"),
        "late": _("просрочено"),
        "none": _("нет сведений"),
        "idle": _("впереди"),
    }
    return words[tone]


def _label(section: Section) -> Markup:
    words = f"{section.number}. {section.title}" if section.number else section.title
    link = Markup('<a href="#section-{}" title="{}">{}</a>')
    return link.format(section.id, words, shortened(words, _LABEL))
