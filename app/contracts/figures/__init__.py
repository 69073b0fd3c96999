"""Contracts in figures: how many stand where on a day, and who was employed in time."""
