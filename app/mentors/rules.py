"""Pure decisions about mentors: when a mentorship may begin and end, posts in the dative."""

from datetime import date, timedelta

from app.mentors.enums import MentorshipState
from app.mentors.errors import (
    EndBeforeStartError,
    EndInFutureError,
    ImpossibleStartError,
    MentorshipEndedError,
)

LONGEST_PAST = timedelta(days=5 * 366)  # longer than any programme of the college
LONGEST_AHEAD = timedelta(days=366)

# The heads of school posts and the words that may stand before them; the rest of a post
# («математики», «начальных классов») depends on its head and never changes.
_ATTRIBUTES = {
    "главный": "главному",
    "младший": "младшему",
    "музыкальный": "музыкальному",
    "первый": "первому",
    "социальный": "социальному",
    "старшая": "старшей",
    "старший": "старшему",
}
_HEADS = {
    "воспитатель": "воспитателю",
    "дефектолог": "дефектологу",
    "директор": "директору",
    "заведующая": "заведующей",
    "заведующий": "заведующему",
    "заместитель": "заместителю",
    "инструктор": "инструктору",
    "логопед": "логопеду",
    "мастер": "мастеру",
    "методист": "методисту",
    "педагог": "педагогу",
    "педагог-организатор": "педагогу-организатору",
    "педагог-психолог": "педагогу-психологу",
    "преподаватель": "преподавателю",
    "психолог": "психологу",
    "руководитель": "руководителю",
    "тренер": "тренеру",
    "тьютор": "тьютору",
    "учитель": "учителю",
    "учитель-дефектолог": "учителю-дефектологу",
    "учитель-логопед": "учителю-логопеду",
}


def check_start(day: date, *, today: date) -> None:
    """Raise ImpossibleStartError when a mentorship cannot begin on a day."""
    if not today - LONGEST_PAST <= day <= today + LONGEST_AHEAD:
        raise ImpossibleStartError(field="starts_on")


def check_end(state: MentorshipState, *, starts_on: date, ends_on: date, today: date) -> None:
    """Decide whether a mentorship may end on a day.

    Raises MentorshipEndedError, EndBeforeStartError, EndInFutureError.
    """
    if state is not MentorshipState.ACTIVE:
        raise MentorshipEndedError
    if ends_on < starts_on:
        raise EndBeforeStartError(field="ends_on")
    if ends_on > today:
        raise EndInFutureError(field="ends_on")


def dative_of_post(post: str) -> str:
    """Return «учителю математики» for «Учитель математики», "" for posts not known here.

    A letter without the post is better than one with a wrong ending.
    """
    words = post.split()
    changed: list[str] = []
    while words and (word := _ATTRIBUTES.get(words[0].lower())):
        changed.append(word)
        del words[0]
    head = _HEADS.get(words[0].lower()) if words else None
    return " ".join([*changed, head, *words[1:]]) if head else ""
