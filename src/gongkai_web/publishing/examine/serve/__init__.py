"""What the child process runs: a module a family of files, so that each child loads only what it needs. `search` finds, `take` strips."""
