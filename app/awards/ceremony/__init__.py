"""The order on awarding, its papers, the ceremony, who received what, public thanks."""
