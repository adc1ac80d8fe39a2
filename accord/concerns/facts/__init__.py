"""The read side of concerns and complaints."""
