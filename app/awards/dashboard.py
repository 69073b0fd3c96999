"""What award rounds ask of each role today."""

from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.awards import queries
from app.awards.enums import RoundState
from app.awards.models import AwardRound
from app.awards.permissions import Permission
from app.base import clock
from app.base.typography import NBSP, day, deadline_left, plural
from app.base.viewer import Viewer
from app.web.dashboard import Chip, Panel, Part, Todo, Urgency


def part(viewer: Viewer) -> Part:
    """Return this package's part of a person's dashboard."""
    return Part(todo=todo(viewer), panels=panels(viewer))


def todo(user: Any) -> list[Todo]:
    """Return rounds to move on (staff), to score (council), to nominate for (employers)."""
    if user.can(Permission.ROUND_MANAGE):
        return [*_to_start_scoring(), *_to_close()]
    if user.can(Permission.NOMINATION_SCORE):
        return _to_score(user)
    if user.can(Permission.NOMINATION_CREATE):
        return _to_nominate(user)
    return []


def panels(user: Any) -> list[Panel]:
    """Return a mentor's newest letter of thanks."""
    letters = queries.list_own_letters(user) if user.can("mentors:mentorship:view_own") else []
    return [
        Panel(
            _("Благодарственное письмо"),
            text=_("№ %(number)s от %(day)s", number=one.number, day=day(one.awarded_on)),
            url=url_for("awards.letter_file", award_id=one.id, file_format="pdf"),
        )
        for one in letters[:1]
    ]


def _to_start_scoring() -> list[Todo]:
    return [
        _todo(
            round_,
            _("«%(title)s»: выдвижение закончилось", title=round_.title),
            detail=_("Начните оценку: члены совета получат письма."),
            action=_("Открыть"),
            until=round_.scoring_until,
        )
        for round_ in queries.list_rounds_in(RoundState.NOMINATING)
        if round_.nominations_until < clock.today()
    ]


def _to_close() -> list[Todo]:
    rounds = queries.list_rounds_in(RoundState.SCORING)
    if not rounds:
        return []
    ready, members = queries.count_ready_members(), queries.count_members()
    return [
        _todo_to_close(round_, ready.get(round_.id, 0), members)
        for round_ in rounds
        if ready.get(round_.id, 0) >= members or round_.scoring_until < clock.today()
    ]


def _todo_to_close(round_: AwardRound, ready: int, members: int) -> Todo:
    scored = _("оценили %(ready)s из %(members)s", ready=ready, members=members)
    return _todo(
        round_,
        _("«%(title)s» ждёт закрытия: %(scored)s", title=round_.title, scored=scored),
        detail=_("Награждение %(day)s", day=day(round_.ceremony_on)),
        action=_("Подвести итоги"),
        until=round_.ceremony_on,
        endpoint="awards.round_close",
    )


def _to_score(user: Any) -> list[Todo]:
    unsaid = queries.count_unsaid(member=user)
    rounds = queries.list_rounds_in(RoundState.SCORING) if unsaid else []
    return [
        _todo(
            round_,
            _("Оцените %(count)s", count=_nominations(unsaid[round_.id])),
            detail=round_.title,
            action=_("Оценить"),
            until=round_.scoring_until,
        )
        for round_ in rounds
        if round_.id in unsaid and clock.today() <= round_.scoring_until
    ]


def _to_nominate(user: Any) -> list[Todo]:
    return [
        _todo(
            round_,
            _("Выдвиньте наставников на награду"),
            detail=round_.title,
            action=_("Выдвинуть"),
            until=round_.nominations_until,
            endpoint="awards.nomination_create",
        )
        for round_ in queries.list_rounds_in(RoundState.NOMINATING)
        if clock.today() <= round_.nominations_until
        and not queries.list_nominations(round_, visible_to=user)
    ]


def _todo(
    round_: AwardRound,
    title: str,
    *,
    detail: str,
    action: str,
    until: date,
    endpoint: str = "awards.round_detail",
) -> Todo:
    left = deadline_left(until)
    return Todo(
        title=title,
        url=url_for(endpoint, round_id=round_.id),
        action=action,
        detail=detail,
        chip=Chip(left.text, left.tone),
        urgency=Urgency.of_tone(left.tone),
        plan_item=round_.plan_item,
    )


def _nominations(count: int) -> str:
    words = plural(count, _("номинацию"), _("номинации"), _("номинаций"))
    return f"{count}{NBSP}{words}"
