"""What bases of a period are asked by links: each question with its day and whom it is for."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import request
from flask_babel import gettext as _
from sqlalchemy import ColumnElement

from app.accounts.queries import get_user
from app.base import clock
from app.base.transactions import transaction
from app.base.typography import counted
from app.base.viewer import Viewer
from app.jobs.addresses import local_address
from app.jobs.registry import Progress
from app.jobs.services import enqueue
from app.links.tasks import LinkTask
from app.practice.hosting.services import addressee_of_base
from app.practice.offers import queries, services
from app.practice.offers.forms import AskBasesForm
from app.web.listing.acts import ActPreview, Done, left_out

BATCH = 100  # bases asked in one transaction
_DAYS = 14


@dataclass(frozen=True)
class BaseQuestion:
    """A question to the bases of some places.

    `condition()` says of which places and periods it makes sense now, `day` names the column with
    the day a base was last asked, `effects` what the letter is for, in sentences.
    """

    task: LinkTask
    job: str
    day: str
    condition: Callable[[], ColumnElement[bool]]
    effects: Sequence[Any]

    def form(self) -> AskBasesForm:
        """Return the form of the act: until when the link takes answers."""
        if request.method == "GET":
            return AskBasesForm(until=clock.today() + timedelta(days=_DAYS))
        return AskBasesForm()

    def preview(self, ids: Sequence[int], _actor: Viewer) -> ActPreview:
        """Count the letters, and say who gets none and why."""
        found = queries.bases_to_ask(ids, self.condition())
        today = [one for one in found if self._is_asked(one, clock.today())]
        mute = sum(not addressee_of_base(one.base).email for one in found if one not in today)
        ready = len(found) - len(today) - mute
        letters = counted(ready, _("письмо"), _("письма"), _("писем"))
        effects = [_("Уйдёт %(letters)s: по одному на базу.", letters=letters)]
        return ActPreview(
            ready,
            [*effects, *map(str, self.effects)],
            left_out(
                (_("сегодня уже спрашивали"), len(today)),
                (_("нет электронной почты: позвоните и запишите ответ со слов"), mute),
            ),
        )

    def run(self, ids: Sequence[int], actor: Viewer, form: AskBasesForm) -> Done:
        """Ask at once, or many by the worker."""
        if len(ids) > BATCH:
            payload = {"ids": list(ids), "until": form.day().isoformat(), "actor_id": actor.id}
            enqueue(self.job, payload, actor=actor, now=clock.now())
            return Done(_("Письма готовятся: ход видно в фоновых задачах."))
        sent = self.ask(ids, until=form.day(), actor=actor)
        return Done(_("Писем в очереди: %(count)d.", count=sent))

    def ask(self, ids: Collection[int], *, until: date, actor: Viewer) -> int:
        """Write to the bases of some places that were not asked today; return how many letters."""
        today = clock.today()
        found = queries.bases_to_ask(ids, self.condition())
        return services.ask_bases(
            [one for one in found if not self._is_asked(one, today)],
            task=self.task,
            day=self.day,
            until=until,
            actor=actor,
            now=clock.now(),
            today=today,
        )

    def work(self, payload: dict[str, Any], progress: Progress) -> str:
        """Ask for the worker, some at a time; run twice it asks who is left."""
        ids, until = payload["ids"], date.fromisoformat(payload["until"])
        for start in range(0, len(ids), BATCH):
            with transaction():
                actor = get_user(payload["actor_id"])
                self.ask(ids[start : start + BATCH], until=until, actor=actor)
            progress(min(start + BATCH, len(ids)), len(ids), _("Спрашиваем базы"))
        return local_address("practice.period_list")

    def _is_asked(self, one: queries.BaseToAsk, today: date) -> bool:
        return bool(one.known and getattr(one.known, self.day) == today)
