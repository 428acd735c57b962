"""HTTP in and out: ``files`` of objects, ``papers`` (letterhead and Word models)."""
