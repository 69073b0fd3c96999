"""Figures for everybody are counted once in a while, and anew when they are old."""

from flask import Flask

from app.web.kept import kept


def test_a_figure_is_kept_for_a_while(app: Flask) -> None:
    counted: list[int] = []

    def count() -> int:
        counted.append(1)
        return len(counted)

    app.config["PUBLIC_FIGURES_SECONDS"] = 60
    try:
        assert [kept("test", count), kept("test", count)] == [1, 1]
        assert kept("another", count) == 2
        app.config["PUBLIC_FIGURES_SECONDS"] = 0
        assert kept("test", count) == 3
    finally:
        app.config["PUBLIC_FIGURES_SECONDS"] = 0
