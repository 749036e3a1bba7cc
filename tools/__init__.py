"""What a developer's machine does with the project: install, start, check. Standard library only."""
