"""Files that no record names: what a page kept on the disk before its transaction was undone."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.core.files.storage import Storage, default_storage
from django.db.models import FileField, Model

LEFT_ALONE = timedelta(days=2)
"""Younger files may belong to a transaction that is still under way, or to a backup that is being brought back."""


def delete_lost_files(at: datetime) -> int:
    """Delete files in the folders of file fields that are older than two days and that no record names.

    Returns how many files that were. Folders that no field writes to by a fixed name are left alone.
    """
    deleted = 0
    for folder, fields in _fields_by_folder().items():
        known = {name for model, field in fields for name in _names(model, field)}
        for path in _files_in(default_storage, folder):
            if path not in known and default_storage.get_modified_time(path) < at - LEFT_ALONE:
                default_storage.delete(path)
                deleted += 1
    return deleted


def _fields_by_folder() -> dict[str, list[tuple[type[Model], str]]]:
    found: dict[str, list[tuple[type[Model], str]]] = {}
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, FileField) and isinstance(field.upload_to, str):
                folder = field.upload_to.partition("/")[0]
                if folder and "%" not in folder:
                    found.setdefault(folder, []).append((model, field.name))
    return found


def _names(model: type[Model], field: str) -> Iterator[str]:
    yield from model._base_manager.exclude(**{field: ""}).values_list(field, flat=True).iterator()


def _files_in(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for inner in folders:
        yield from _files_in(storage, f"{folder}/{inner}")
