"""The installed program ``zesummen``. Each command is thin: it calls a function in its room."""
