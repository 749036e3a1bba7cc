"""What templates of the workbench may call."""
