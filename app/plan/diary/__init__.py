"""What of the plan is one person's own: their items, their calendar, their reminders.

`items` and `entries` say which items are whose and when they are due; `calendar` makes the feed
for a phone or a desktop, `reminding` the letters; `source` is what other packages add their own
dates by.
"""
