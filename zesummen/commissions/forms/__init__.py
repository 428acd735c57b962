"""Forms of the commission. One module per noun."""
