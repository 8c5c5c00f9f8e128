"""Programs that people and workflows run beside the build; nothing of the build imports them."""
