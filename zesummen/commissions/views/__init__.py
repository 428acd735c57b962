"""Pages of the commission. One module per noun."""
