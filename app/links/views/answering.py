"""The page behind a link: one task, for whoever holds the link."""

from contextlib import suppress

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.base import clock
from app.extensions import csrf
from app.links import queries, services
from app.links.answers import given_by
from app.links.enums import LinkState
from app.links.errors import LinkAnsweredError, LinkOverError, LinkWithdrawnError
from app.links.models import TaskLink
from app.links.rules import refuse_closed
from app.links.tasks import LinkTask, task_of
from app.links.views.blueprint import bp
from app.web.access import public
from app.web.refusals import note_secret
from app.web.transactions import transactional

# The address is the secret: no search engine, no cache and no other site may learn it.
PRIVATE = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
CLOSED = (LinkAnsweredError, LinkOverError, LinkWithdrawnError)


# The secret in the address stands for the token; without a referrer the check of it would fail.
@bp.route("/links/<secret>", methods=["GET", "POST"])
@public
@transactional
def task_answer(secret: str) -> Response:
    """Show the task and take its answer. Only a sent form answers: mail programs open links."""
    link = queries.find_by_secret(secret)
    task = task_of(link.task) if link else None
    record = task.record(link.entity_id) if link and task else None
    if link is None or task is None or record is None:
        return _page("links/task_missing.html", 404)
    return _closed(secret, link, task) or _ask(secret, link, task, record)


csrf.exempt(task_answer)


def _closed(secret: str, link: TaskLink, task: LinkTask) -> Response | None:
    """Return the page of a link that takes no answer, or has one; None where a form belongs."""
    try:
        refuse_closed(link.state, link.until, today=clock.today(), is_lasting=task.is_lasting)
    except LinkAnsweredError:
        if request.method == "POST":
            return _private(redirect(url_for(".task_answer", secret=secret)))
        return _page("links/task_answered.html", 200, link=link, task=task, again="")
    except (LinkOverError, LinkWithdrawnError) as error:
        return _page("links/task_closed.html", 410, link=link, task=task, why=str(error))
    if (
        link.state is LinkState.ANSWERED
        and request.method == "GET"
        and not request.args.get("again")
    ):
        again = url_for(".task_answer", secret=secret, again=1)
        return _page("links/task_answered.html", 200, link=link, task=task, again=again)
    return None


def _ask(secret: str, link: TaskLink, task: LinkTask, record: object) -> Response:
    form = task.form(record)
    if form.validate_on_submit():
        with form.domain_errors():
            with suppress(*CLOSED):  # somebody was faster: the page says what became of the link
                services.answer_link(
                    link,
                    given=given_by(form),
                    address=request.remote_addr or "",
                    now=clock.now(),
                    at=clock.true_now(),
                    today=clock.today(),
                )
            return _private(redirect(url_for(".task_answer", secret=secret)))
    return _page(
        "links/task_answer.html", 200, link=link, task=task, form=form, facts=task.show(record)
    )


def _page(template: str, status: int, **context: object) -> Response:
    response = make_response(render_template(template, proposed=LinkState.PROPOSED, **context))
    response.status_code = status
    return _private(response)


def _private(response: Response) -> Response:
    note_secret()
    response.headers.update(PRIVATE)
    return response
