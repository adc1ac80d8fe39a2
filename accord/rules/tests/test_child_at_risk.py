"""A child at risk: the lead alone, whoever has it in the lead's place, and never a person whom it is about."""

from accord.rules.child_at_risk import KeeperFacts, KeptBecause, decide_keeper, may_read_worry, numbers_in

EVERYBODY = {"leads": ["okafor"], "headteachers": ["moss"], "chairs": ["price"]}


def test_worry_1_the_lead_is_told():
    keeper = decide_keeper(KeeperFacts(**EVERYBODY))
    assert (keeper.who, keeper.rule) == ("okafor", "WORRY-1")


def test_worry_2_in_the_place_of_an_absent_lead():
    away = frozenset({"okafor"})
    two = KeeperFacts(["okafor", "deputy lead"], ["moss"], away=away, covers={"okafor": ["navarro"]})
    assert decide_keeper(two).who == "deputy lead"
    covered = KeeperFacts(**EVERYBODY, away=away, covers={"okafor": ["navarro"]})
    assert (decide_keeper(covered).who, decide_keeper(covered).because) == ("navarro", KeptBecause.COVER)
    assert decide_keeper(KeeperFacts(**EVERYBODY, away=away)).who == "moss"
    named_cover = KeeperFacts(**EVERYBODY, barred=frozenset({"navarro"}), away=away, covers={"okafor": ["navarro"]})
    assert decide_keeper(named_cover).who == "moss"
    alone = KeeperFacts(["okafor"], away=away)
    assert decide_keeper(alone).because is KeptBecause.LEAD_AWAY


def test_worry_3_about_the_lead_it_goes_to_the_head_and_about_both_to_the_chair():
    assert decide_keeper(KeeperFacts(**EVERYBODY, barred=frozenset({"okafor"}))).who == "moss"
    assert decide_keeper(KeeperFacts(**EVERYBODY, barred=frozenset({"okafor", "moss"}))).who == "price"


def test_worry_4_where_nobody_is_free_nobody_gets_it():
    assert decide_keeper(KeeperFacts(**EVERYBODY, barred=frozenset({"okafor", "moss", "price"}))) is None


def test_worry_5_read_by_the_lead_or_in_the_leads_place_and_by_nobody_else():
    assert may_read_worry(is_lead=True, is_keeper=False, barred=False)
    assert may_read_worry(is_lead=False, is_keeper=True, barred=False)
    assert not may_read_worry(is_lead=True, is_keeper=True, barred=True)
    assert not may_read_worry(is_lead=False, is_keeper=False, barred=False)


def test_worry_7_the_numbers_of_the_country_come_first():
    assert next(one.number for one in numbers_in("gb")) == "999"
    assert {one.what for one in numbers_in("SG")} == {"police", "ambulance"}
    assert [one.number for one in numbers_in("")] == ["112"]
