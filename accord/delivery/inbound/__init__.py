"""Incoming e-mail: taken in, understood, and given to whom it is for, or shown to the office."""
