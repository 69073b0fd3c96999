"""Talks of students with employers: when and where, and what came of them."""
