"""What is done to an organisation besides changing its fields: it is renamed, moved in the tree, or closed."""
