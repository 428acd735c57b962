"""What changes a commission. One module per noun; import the module, not the names."""
