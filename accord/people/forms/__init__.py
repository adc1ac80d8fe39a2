"""What is asked on the pages about people."""
