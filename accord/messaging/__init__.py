"""Conversations between families and schools, and what helps to write them."""
