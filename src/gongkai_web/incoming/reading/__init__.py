"""Reading a mail in a child process: whoever can reach the mailbox can send anything."""
