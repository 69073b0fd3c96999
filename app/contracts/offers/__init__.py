"""Offers to conclude a contract on targeted training: who applies, who is selected, why."""
