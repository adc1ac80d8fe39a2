"""The rulebook: pure Python, no Django, no input or output, no clock."""
