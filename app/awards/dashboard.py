"""What award rounds ask of each role today."""

from collections.abc import Callable
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from app.awards import queries
from app.awards.ceremony.queries import WaitingRound, list_waiting_rounds
from app.awards.enums import AwardParty, NominationState, RoundState
from app.awards.models import AwardRound
from app.awards.rules import parties_of
from app.base import clock
from app.base.typography import counted, day, deadline_left
from app.base.viewer import Viewer
from app.mentors.permissions import Permission as MentorPermission
from app.web.dashboard import Chip, Panel, Part, Todo, Urgency

OWN = "awards.own_nomination_list"  # a student's page of all rounds
THANKED = 6  # names on the front page
OWN_MENTORSHIP = MentorPermission.MENTORSHIP_VIEW_OWN


def part(viewer: Viewer) -> Part:
    """Return rounds to move on (staff), to score (council), to nominate for (employers).

    A mentor sees the newest letter of thanks.
    """
    sources: dict[AwardParty, Callable[[Viewer], list[Todo]]] = {
        AwardParty.STAFF: lambda _viewer: [*_to_start_scoring(), *_to_close(), *_to_hand_over()],
        AwardParty.COUNCIL: _to_score,
        AwardParty.EMPLOYER: _to_nominate,
        AwardParty.STUDENT: _to_propose,
    }
    parties = parties_of(viewer)
    todo = [one for party, source in sources.items() if party in parties for one in source(viewer)]
    return Part(todo, _letter_panels(viewer))


def named_panels() -> list[Panel]:
    """Return whom of those who let their names be published the cluster thanked last."""
    round_, mentors = queries.list_thanked(limit=THANKED)
    if round_ is None or not mentors:
        return []
    lines = [f"{one.full_name}, {one.organization.short_name}" for one in mentors]
    text = _("«%(title)s», %(day)s", title=round_.title, day=day(round_.ceremony_on))
    return [Panel(_("Спасибо наставникам"), text=text, lines=lines)]


def _letter_panels(viewer: Viewer) -> list[Panel]:
    letters = queries.list_own_letters(viewer) if viewer.can(OWN_MENTORSHIP) else []
    return [
        Panel(
            _("Благодарственное письмо"),
            text=_("№\u00a0%(number)s от %(day)s", number=one.number, day=day(one.awarded_on)),
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
        for round_ in queries.list_rounds_under_way(RoundState.NOMINATING)
        if round_.nominations_until < clock.today()
    ]


def _to_close() -> list[Todo]:
    rounds = queries.list_rounds_under_way(RoundState.SCORING)
    if not rounds:
        return []
    members = queries.count_members()
    drawn = [bool(one.assignment_seed) for one in rounds]
    ready = {} if all(drawn) else queries.count_ready_members()
    awaited = queries.count_awaited_members() if any(drawn) else {}
    done = {
        one.id: members - awaited.get(one.id, 0) if one.assignment_seed else ready.get(one.id, 0)
        for one in rounds
    }
    return [
        _todo_to_close(round_, done[round_.id], members)
        for round_ in rounds
        if done[round_.id] >= members or round_.scoring_until < clock.today()
    ]


def _todo_to_close(round_: AwardRound, ready: int, members: int) -> Todo:
    scored = _("оценили %(ready)s из %(members)s", ready=ready, members=members)
    return _todo(
        round_,
        _("«%(title)s» ждёт подведения итогов: %(scored)s", title=round_.title, scored=scored),
        detail=_("Награждение %(day)s", day=day(round_.ceremony_on)),
        action=_("Подвести итоги"),
        until=round_.ceremony_on,
        endpoint="awards.round_close",
    )


def _to_hand_over() -> list[Todo]:
    return [_todo_to_hand_over(one) for one in list_waiting_rounds()]


def _todo_to_hand_over(waiting: WaitingRound) -> Todo:
    round_ = waiting.round
    if not waiting.is_ordered:
        title = _("«%(title)s»: выпустите приказ о награждении", title=round_.title)
        action, endpoint = _("Выпустить приказ"), "awards.award_order_create"
    else:
        left = counted(waiting.unhanded, _("награда"), _("награды"), _("наград"))
        title = _("«%(title)s»: не вручено, %(left)s", title=round_.title, left=left)
        action, endpoint = _("Отметить вручение"), "awards.ceremony_detail"
    return _todo(
        round_,
        title,
        detail=_("Награждение %(day)s", day=day(round_.ceremony_on)),
        action=action,
        until=round_.ceremony_on,
        endpoint=endpoint,
    )


def _to_score(viewer: Viewer) -> list[Todo]:
    unsaid = queries.count_unsaid(member=viewer)
    rounds = queries.list_rounds_under_way(RoundState.SCORING) if unsaid else []
    return [
        _todo(
            round_,
            _(
                "Оцените %(count)s",
                count=counted(
                    unsaid[round_.id], _("кандидатуру"), _("кандидатуры"), _("кандидатур")
                ),
            ),
            detail=round_.title,
            action=_("Оценить"),
            until=round_.scoring_until,
            endpoint="awards.sheet_next",
        )
        for round_ in rounds
        if round_.id in unsaid and clock.today() <= round_.scoring_until
    ]


def _to_nominate(viewer: Viewer) -> list[Todo]:
    return [
        _todo(
            round_,
            _("Выдвиньте наставников на конкурс"),
            detail=round_.title,
            action=_("Выдвинуть"),
            until=round_.nominations_until,
            endpoint="awards.nomination_create",
        )
        for round_ in queries.list_rounds_under_way(RoundState.NOMINATING)
        if round_.by_organizations
        and clock.today() <= round_.nominations_until
        and not queries.has_nominated(round_, viewer)
    ]


def _to_propose(viewer: Viewer) -> list[Todo]:
    """Return what a student is asked: to complete what came back, to tell of a mentor."""
    rounds = {one.id: one for one in queries.list_rounds_for_students(today=clock.today())}
    if not rounds:
        return []
    own = queries.list_own_nominations(viewer)
    returned = [
        _todo(
            one.round,
            _("Доработайте рассказ о наставнике: %(name)s", name=one.mentor.full_name),
            detail=one.round.title,
            action=_("Доработать"),
            until=one.round.nominations_until,
            endpoint=OWN,
        )
        for one in own
        if one.state is NominationState.RETURNED and one.round_id in rounds
    ]
    said = {one.round_id for one in own}
    said |= {one.nomination.round_id for one in queries.list_own_supports(viewer)}
    asked = [
        _todo(
            one,
            _("Расскажите о своём наставнике: его могут наградить"),
            detail=one.title,
            action=_("Рассказать"),
            until=one.nominations_until,
            endpoint=OWN,
        )
        for key, one in rounds.items()
        if key not in said and queries.has_nominees(viewer)
    ]
    return [*returned, *asked]


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
        url=url_for(OWN) if endpoint == OWN else url_for(endpoint, round_id=round_.id),
        action=action,
        detail=detail,
        chip=Chip(left.text, left.tone),
        urgency=Urgency.of_tone(left.tone),
        plan_item=round_.plan_item,
    )
