"""Pages of the transfer in the workbench."""
