"""Why a cell cannot be read."""


class CellError(ValueError):
    """A cell that cannot be read; `code` names the reason for programs."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
