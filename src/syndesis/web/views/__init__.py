"""The views of the workbench, by screen."""
