"""What is done at reception, one verb a file."""
