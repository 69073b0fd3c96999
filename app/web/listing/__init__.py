"""Lists: one declaration gives the page, its order, its files and what is done to many rows.

A package declares its lists in `listing.py`; a view answers `LIST.answer(template, statement)`.
"""
