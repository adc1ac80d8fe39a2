"""The cast: three schools and the people whose story the demo, the tests and the pictures tell."""

from accord.web.demo.cast import Cast
from accord.web.demo.stage import stage

__all__ = ["Cast", "stage"]
