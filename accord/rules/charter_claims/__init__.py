"""Numbers and times that a text states in words or digits, in eleven languages, and whether its rules say the same.

contradictions("en", "We answer within 2 days.", {"general": ResponseTarget(...)})
"""
