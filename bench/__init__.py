"""Measurements. ``python3 dev.py bench`` prints ratios of one run; nothing here is a test."""
