"""What other machines read of us: calendars to subscribe to."""
