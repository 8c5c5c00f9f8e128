"""What a reader on a slow phone waits for, beside other ways to publish the same guides."""
