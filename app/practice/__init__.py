"""Practice: periods, places at bases, students' wishes, the distribution and its placements."""
