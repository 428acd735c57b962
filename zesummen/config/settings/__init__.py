"""Settings: ``base`` for what never differs, one thin file per way of running."""
