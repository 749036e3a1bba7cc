"""Screening: our counterparts beside lists of names that an administrator has loaded here; nothing is ever downloaded.

A candidate is never a verdict: somebody named decides, and says why. `keys` compares names, `reading`, `spool` and
`loading` take in a file, `subjects` says who is compared, `comparing` finds candidates, `running` keeps them.
"""
