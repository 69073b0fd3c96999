"""Why a table that could be read is no plan, or not yet one."""


class NotAPlan(Exception):  # noqa: N818 - read at the call: except NotAPlan
    """The table is not a work plan; `str()` tells a person what was looked for and what found."""


class ColumnsUnknown(NotAPlan):
    """There is a table, but not whose headings we know: a person may say which column is which."""
