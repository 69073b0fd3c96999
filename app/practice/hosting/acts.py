"""What is done to many bases of the board at once: they are asked, or reminded."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.jobs.services import enqueue
from app.links.rules import KEPT_DAYS
from app.practice.hosting import queries, services
from app.practice.hosting.forms import HostingAskForm
from app.practice.hosting.jobs import ASK
from app.practice.hosting.rules import year_in_words, year_of
from app.practice.hosting.tasks import CONFIRM_PLACES
from app.practice.permissions import Permission
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def asked_year() -> int:
    """Return the year of the board this is about: its form or address says so, else today's."""
    named = (request.form.get("year") or request.args.get("year") or "").strip()
    year = int(named) if named.isdecimal() and len(named) == len("2023") else 0
    return year if 2000 <= year < 2200 else year_of(clock.today())


def _form() -> HostingAskForm:
    if request.method == "GET":
        return HostingAskForm(until=clock.today() + timedelta(days=KEPT_DAYS), year=asked_year())
    return HostingAskForm()


def _preview(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    year = asked_year()
    counts = queries.count_to_ask(ids, year, today=clock.today())
    letters = counted(counts.ready, _("письмо"), _("письма"), _("писем"))
    return ActPreview(
        counts.ready,
        [
            _(
                "Уйдёт %(letters)s: по одному на базу, со ссылкой на вопрос о местах на %(year)s "
                "учебный год.",
                letters=letters,
                year=year_in_words(year),
            ),
            _("Из них впервые: %(first)d, остальным напомним.", first=counts.first),
            _("Отвечают без входа на сайт; в форме уже стоит прошлогодний ответ."),
        ],
        left_out(
            (_("ответ уже есть или база выбыла"), len(ids) - counts.silent),
            (_("сегодня уже спрашивали"), counts.today),
            (_("нет электронной почты: позвоните и запишите ответ со слов"), counts.mute),
        ),
    )


def _run(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    year, now, today = asked_year(), clock.now(), clock.today()
    if len(ids) > services.BATCH:
        payload = {"ids": list(ids), "year": year, "until": form.day().isoformat()}
        enqueue(ASK, {**payload, "actor_id": actor.id}, actor=actor, now=now)
        return Done(_("Письма готовятся: ход видно в фоновых задачах."))
    sent = services.ask_bases(
        ids, year=year, task=CONFIRM_PLACES, until=form.day(), actor=actor, now=now, today=today
    )
    return Done(_("Писем в очереди: %(count)d.", count=sent))


ASK_ABOUT_YEAR = BulkAct(
    "practice.hosting_ask",
    _l("Спросить или напомнить"),
    Permission.HOSTING_MANAGE,
    preview=_preview,
    run=_run,
    form=_form,
)
