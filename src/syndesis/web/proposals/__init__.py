"""The page of a proposal: who was asked, who answered what, and what is to be done next."""
