"""What is done before an agreement ends: reminders answered, the review with its pack, the decision; and ladders."""
