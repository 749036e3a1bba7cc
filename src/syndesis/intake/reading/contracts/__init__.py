"""Reading the text of an agreement itself: who makes it, how long it runs, on what terms, in whose words."""
