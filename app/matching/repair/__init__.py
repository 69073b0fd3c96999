"""After a change of a published distribution: the fewest moves, or vacancies only."""
