"""A list that people put in order, as a form sends it: `ui.moves` draws its buttons."""

from typing import Any

from wtforms import Field

from app.web.fields import record_id


class RankedField(Field):
    """The ranked list: one hidden input per line, read in the order of the page."""

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = most

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the ids of the lines; what is no id is left out."""
        ids = [record_id(value) for value in valuelist[: self.most]]
        self.data = [one for one in ids if one is not None]

    def process_data(self, value: Any) -> None:
        """Begin with the stored list."""
        self.data = list(value or ())


def pressed(move: str | None) -> tuple[str, int | None]:
    """Return the button of a line, «up», «down» or «remove», with the id of the line."""
    action, _colon, id_ = (move or "").partition(":")
    return action, record_id(id_)
