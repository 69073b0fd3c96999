"""After a distribution: what happened, who moves and why, those left without a seat, swaps."""
