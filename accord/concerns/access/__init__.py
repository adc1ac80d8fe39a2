"""The only way in which a view obtains an object of this room."""
