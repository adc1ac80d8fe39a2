"""What conversations show on pages of other rooms."""
