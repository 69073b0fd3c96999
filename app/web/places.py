"""Where a person was: lists keep their filters and page, forms lead back to the row."""

from urllib.parse import urlsplit

from flask import request, session

from app.web.urls import is_local, local_referrer

KEPT_LISTS = 12
LONGEST_QUERY = 300  # characters; the session travels in a cookie
LONGEST_KEPT = 1500  # characters of all lists together: browsers drop a cookie beyond 4 KB
LONGEST_ADDRESS = 2000  # characters of a filter that is kept under a name


def remember_list() -> None:
    """Keep the filters and the page of the list that is being shown."""
    query = query_now()
    kept = {path: kept for path, kept in _kept().items() if path != request.path}
    if len(query) <= LONGEST_QUERY:
        kept[request.path] = query
    lists = dict(list(kept.items())[-KEPT_LISTS:])
    while sum(map(len, (*lists, *lists.values()))) > LONGEST_KEPT:
        del lists[next(iter(lists))]
    if lists != _kept() or [*lists] != [*_kept()]:
        session["lists"] = lists


def query_now() -> str:
    """Return the present address's query, as it is kept with a saved filter."""
    return request.query_string.decode("ascii", "replace")


def here(mark: str | None = None) -> str:
    """Return the present address, turned to a part of the page."""
    query = query_now()
    return request.path + (f"?{query}" if query else "") + (f"#{mark}" if mark else "")


def list_address(path: str) -> str:
    """Return a list's address as the person last saw it; any other path as it is."""
    query = _kept().get(path)
    return f"{path}?{query}" if query else path


def row_mark(row: int | None) -> str:
    """Return the fragment that marks a list's row."""
    return f"#row-{row}" if row else ""


def way_back() -> str:
    """Return the list a form was opened from, empty when it was opened from elsewhere."""
    if "back" in request.form:
        back = request.form["back"]
        return back if is_local(back) else ""
    came_from = local_referrer() or ""
    return came_from if urlsplit(came_from).path in _kept() else ""


def returning(default: str, *, row: int | None = None) -> str:
    """Return where to go after a change: the place it was asked from, else the default.

    Forms and buttons say in `back` where they stand; the row that was changed is marked there.
    """
    back = request.form.get("back", "")
    if not is_local(back):
        return default
    return back if "#" in back else back + row_mark(row)


def breadcrumb_address(url: str) -> str:
    """Return a list's address as last seen, turned to the record whose page this is."""
    path = urlsplit(url).path
    if path not in _kept() or path == request.path:
        return url
    ids = [value for value in (request.view_args or {}).values() if isinstance(value, int)]
    return list_address(path) + row_mark(ids[-1] if ids else None)


def _kept() -> dict[str, str]:
    kept: dict[str, str] = session.get("lists", {})
    return kept
