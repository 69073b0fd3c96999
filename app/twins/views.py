"""Records written twice: the pairs, two side by side, merging and taking it back."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobs.services import enqueue
from app.twins import queries
from app.twins.comparison import TwinComparison, compare
from app.twins.enums import PairState
from app.twins.errors import PairChangedError
from app.twins.forms import MergeForm, PairCreateForm, PairFilterForm
from app.twins.jobs import FIND_TWINS
from app.twins.kinds import twin_kind, twin_kinds
from app.twins.listing import MERGES, PAIRS
from app.twins.permissions import Permission
from app.twins.services import merging, pairs, undoing
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional

bp = Blueprint("twins", __name__, url_prefix="/admin/twins", template_folder="templates")


@bp.get("/")
@requires(Permission.PAIR_DECIDE)
def pair_list() -> str | Response:
    """List the pairs that look like one."""
    filters = PairFilterForm()
    filters.entity.offer((kind.table, kind.label) for kind in twin_kinds(current_user))
    found = queries.list_pairs(visible_to=current_user, **filters.criteria())
    return PAIRS.answer("twins/pair_list.html", found, filters=filters)


@bp.post("/find")
@requires(Permission.PAIR_DECIDE)
@transactional
def pair_find() -> Response:
    """Have the worker look through all records."""
    job = enqueue(FIND_TWINS, {}, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))


@bp.get("/<int:pair_id>")
@requires(Permission.PAIR_DECIDE)
def pair_detail(pair_id: int) -> str | Response:
    """Show two records side by side."""
    pair = queries.get_pair(pair_id, visible_to=current_user)
    kind = twin_kind(pair.entity)
    left, right = (queries.find_record(kind, id_) for id_ in (pair.left_id, pair.right_id))
    comparison: TwinComparison | None = None
    if left is not None and right is not None:
        comparison = compare(kind, left, right)
    return render_template(
        "twins/pair_detail.html",
        pair=pair,
        kind=kind,
        left=left,
        right=right,
        comparison=comparison,
        is_open=comparison is not None and pair.state is PairState.OPEN,
    )


@bp.post("/<int:pair_id>/merge")
@requires(Permission.PAIR_DECIDE)
@transactional
def pair_merge(pair_id: int) -> Response:
    """Make one record of two, as chosen field by field."""
    pair = queries.get_pair(pair_id, visible_to=current_user)
    kind, form = twin_kind(pair.entity), MergeForm()
    left, right = (queries.get_record(kind, id_) for id_ in (pair.left_id, pair.right_id))
    if not form.saw(left, right):
        raise PairChangedError
    keep = "right" if form.keep.data == "right" else "left"
    merge = merging.merge_pair(
        pair, keep=keep, sides=form.sides(), actor=current_user, now=clock.now()
    )
    flash(_("Записи объединены. Отменить можно на странице «Объединения»."), "success")
    return redirect(kind.card(queries.get_record(kind, merge.kept_id)))


@bp.post("/<int:pair_id>/different")
@requires(Permission.PAIR_DECIDE)
@transactional
def pair_different(pair_id: int) -> Response:
    """Say that two records are two."""
    pair = queries.get_pair(pair_id, visible_to=current_user)
    pairs.mark_different(pair, actor=current_user)
    flash(_("Записи отмечены как разные: больше эту пару не предложим."), "success")
    return redirect(returning(url_for(".pair_list")))


@bp.route("/<table>/<int:record_id>/new", methods=["GET", "POST"])
@requires(Permission.PAIR_DECIDE)
@transactional
def pair_create(table: str, record_id: int) -> str | Response:
    """Choose by hand which record is the same as this one."""
    kind = twin_kind(table)
    pairs.check_may_decide(kind, current_user)
    record = queries.get_record(kind, record_id)
    form = PairCreateForm()
    form.other_id.search_among(kind.choices())
    if form.validate_on_submit():
        with form.domain_errors():
            pair = pairs.pair_by_hand(
                kind, record.id, form.other_id.data, actor=current_user, now=clock.now()
            )
            return redirect(url_for(".pair_detail", pair_id=pair.id))
    return render_template("twins/pair_create.html", form=form, kind=kind, record=record)


@bp.get("/merges/")
@requires(Permission.PAIR_DECIDE)
def merge_list() -> str | Response:
    """List what was merged."""
    found = queries.list_merges(visible_to=current_user)
    return MERGES.answer("twins/merge_list.html", found)


@bp.post("/merges/<int:merge_id>/undo")
@requires(Permission.PAIR_DECIDE)
@transactional
def merge_undo(merge_id: int) -> Response:
    """Make two records of one again."""
    merge = queries.get_merge(merge_id, visible_to=current_user)
    undoing.undo_merge(merge, actor=current_user, now=clock.now())
    flash(_("Объединение отменено: записей снова две."), "success")
    return redirect(returning(url_for(".merge_list")))
