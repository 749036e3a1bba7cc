"""Pages about approving: what waits for one, one's deputies, the paths that agreements take."""
