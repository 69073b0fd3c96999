"""Whom a plan means by its executors: its words, tied to councils, organizations and people.

How data flows: every import keeps the distinct words of the plan's executors as records. A pure
rule proposes whom each means; staff confirms. What a person executes follows from the confirmed
ones; of words that nobody confirmed it says nothing.
"""
