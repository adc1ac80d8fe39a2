"""Every record has its school, keys point downwards, and what a person can be shown has a public id."""

from django.apps import apps
from django.db import models

from accord.core.models import Record

FLOORS = ["rules", "core", "schools", "people", "translation", "delivery", "charters", "conduct", "messaging"]
PEERS = ["news", "concerns", "conferences", "events", "voice", "progress", "support", "records", "insight", "reception"]
HEIGHT = {**{name: height for height, name in enumerate(FLOORS)}, **dict.fromkeys(PEERS, 50), "web": 99}

NO_SCHOOL = {
    "core.AuditChain": "keyed by the school's ref, or the house",
    "core.AuditEntry": "in the chain of its school",
    "core.Job": "the queue belongs to the installation",
    "core.OnceKey": "belongs to a login",
    "schools.District": "stands above the schools",
    "schools.DistrictSetting": "belongs to a district",
    "schools.School": "is the school",
    "people.Login": "one person may be at several schools",
    "people.DistrictPost": "belongs to a district",
    "people.DistrictSafeguarding": "belongs to a district",
    "delivery.ChannelWish": "belongs to a guardian or to a member of staff, who each have one",
    "delivery.QuietHours": "belongs to a guardian or to a member of staff, who each have one",
}
"""Records without a school of their own or of what they belong to, each with its reason."""

NO_REF = {
    "core.AuditChain": "kernel", "core.AuditEntry": "kernel", "core.Job": "kernel", "core.OnceKey": "kernel",
    "schools.DistrictSetting": "addressed by its key", "schools.HoursInterval": "part of a week",
    "schools.CoreValueWording": "part of a value", "people.PatternInterval": "part of a pattern",
    "charters.EditionWording": "part of an edition", "charters.ClauseWording": "part of a clause",
    "charters.SchoolPolicyWording": "part of a policy", "charters.ChildrenWording": "part of a clause",
    "messaging.Concerned": "part of a conversation", "messaging.ReadMark": "part of a conversation",
    "messaging.Answering": "forgotten after minutes",
    "messaging.StrongWording": "part of a message", "messaging.WordingCount": "a count of a month",
    "messaging.LearnedRoute": "part of a conversation", "messaging.DeskChoice": "belongs to a member of staff",
    "concerns.ComplaintAbout": "part of a complaint", "concerns.ConcernAbout": "part of a concern",
    "concerns.WorryAbout": "part of a worry",
    "messaging.Findable": "an index", "messaging.FindableNote": "an index",
    "people.ConfidentialReading": "a line in a log", "people.RosterLink": "never shown",
}  # fmt: skip


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("accord.")]


def room(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def leads_to_a_school(model: type[models.Model], seen: frozenset[type[models.Model]] = frozenset()) -> bool:
    """Whether the record has a school, or belongs (by a key that it cannot be without) to one that has."""
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignKey):
            target = field.related_model
            if target._meta.label == "schools.School":
                return True
            if not field.null and target not in seen and leads_to_a_school(target, seen | {model}):
                return True
    return False


def test_every_record_has_its_school():
    homeless = {model._meta.label for model in ours() if not leads_to_a_school(model)}
    assert homeless - set(NO_SCHOOL) == set()
    assert set(NO_SCHOOL) <= {model._meta.label for model in ours()}, "an exception that is needed no more"


def test_what_can_be_addressed_has_a_public_id_and_never_shows_its_key():
    without = {model._meta.label for model in ours() if not issubclass(model, Record)}
    assert without - set(NO_REF) - {"people.Login"} == set()


def test_keys_point_downwards_only():
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in ours()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model.__module__.startswith("accord.")
        and HEIGHT[room(field.related_model)] > HEIGHT[room(model)]
    ]
    assert wrong == []


def test_no_model_hides_work_in_its_save_or_in_signals():
    wrong = [
        f"{model._meta.label}.{name}" for model in ours() for name in ("save", "delete", "clean") if name in vars(model)
    ]
    assert wrong == []


def test_every_constraint_and_index_has_a_name_that_tells():
    names = [thing.name for model in ours() for thing in (*model._meta.constraints, *model._meta.indexes)]
    assert len(names) == len(set(names))
    assert not [name for name in names if not name or any(letter.isdigit() for letter in name)]
