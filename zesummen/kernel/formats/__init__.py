"""How dates and numbers look in the five languages where Django's own formats are wrong or missing."""
