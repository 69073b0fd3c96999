"""Several ways to distribute one period, side by side, before anything is published."""
