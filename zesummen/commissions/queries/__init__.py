"""What is read of a commission. One module per noun; import the module, not the names."""
