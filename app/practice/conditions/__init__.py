"""The conditions of a distribution: its rules in words, its limits, and who goes with whom."""
