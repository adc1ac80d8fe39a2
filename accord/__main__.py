"""`python -m accord …` is the same as `accord …`."""

from accord.web.commands import main

if __name__ == "__main__":
    raise SystemExit(main())
