"""How rules are said: names, values, choices, sentences. Ask accord.charters.words."""
