"""The pages of a school's set-up and of its district."""
