"""What is taken out of a file when it is uploaded: who made it, with what, where and when."""
