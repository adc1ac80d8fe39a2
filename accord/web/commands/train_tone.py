"""`accord train-tone`: make the weights of the language process anew from the sentence banks."""

import argparse


def declare(parser: argparse.ArgumentParser) -> None:
    """Nothing to declare: the banks lie where they lie."""


def run(options: argparse.Namespace) -> int:
    """Train both heads; about two minutes."""
    from accord.messaging.language.train import main

    return main()
