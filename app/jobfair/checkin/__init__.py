"""The day of the fair: passes, who came, whom a stand talks with."""
