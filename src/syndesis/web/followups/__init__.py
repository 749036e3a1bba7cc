"""Meetings that were agreed: noting one at another, asking for one by an action, saying which meeting settled it."""
