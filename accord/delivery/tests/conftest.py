"""Letters of these tests are laid into a folder of their own."""

import pytest


@pytest.fixture(autouse=True)
def letters_are_laid_down(settings, tmp_path):
    """Nothing leaves the machine: the transport writes each letter into a file."""
    settings.ACCORD_MAIL_TRANSPORT = "file"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
