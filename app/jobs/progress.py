"""What a handler tells about how far it is."""


class JobLostError(Exception):
    """Another worker has taken this job over: the handler has to stop."""


class Progress:
    """How far a handler is. Telling costs nothing, so a loop may tell at each step.

    The figures reach the database with the next beat, over a connection of its own: a handler
    that is inside a transaction may tell its progress too.
    """

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.message = ""
        self.lost = False

    def __call__(self, done: int, total: int, message: str = "") -> None:
        """Say that `done` of `total` steps are behind; raises JobLostError."""
        if self.lost:
            raise JobLostError
        self.done, self.total, self.message = done, total, message

    def values(self) -> dict[str, int | str]:
        """Return the figures as columns of the job."""
        return {"done": self.done, "total": self.total, "message": self.message}
