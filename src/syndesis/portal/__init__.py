"""Pages for people without an account: a counterpart who was sent a link, a stranger who wants to work with us.

They know no session and no user, so that nothing of the workbench can show in them; each says in its queries what
may be shown.
"""
