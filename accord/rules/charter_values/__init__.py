"""What a clause of a charter can lay down: every kind of rule, its values, their limits and defaults."""
