"""The commission that advises the commune: its rules, seats, sittings, opinions, work programme and reports."""
