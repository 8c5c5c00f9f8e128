"""Written from the model, the rules and the content: schemas, the editors' reference, forms."""
