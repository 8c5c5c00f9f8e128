"""What a build costs with 30, 300 and 3,000 guides, beside other site generators."""
