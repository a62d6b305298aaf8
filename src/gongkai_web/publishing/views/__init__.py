"""Pages about items in the workbench. Each change goes through an action."""
