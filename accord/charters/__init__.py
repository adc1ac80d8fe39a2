"""The charter: what school and families promise each other, written, agreed, signed, and obeyed."""
