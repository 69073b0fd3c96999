"""Why a table that could be read is no plan."""


class NotAPlan(Exception):  # noqa: N818 - read at the call: except NotAPlan
    """The table is not a work plan; `str()` tells a person what was looked for and what found."""
