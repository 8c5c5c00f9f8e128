"""What the workflows run beside `build_tools`: each is one command that runs on any computer."""
