"""Files of a commission that are more than one document."""
