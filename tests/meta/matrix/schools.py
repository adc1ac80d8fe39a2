"""Schools: a school and its district: details, values, hours, years, closures."""

from tests.meta.matrix.answers import Row, fills, looks, presses
from tests.meta.matrix.who import ADMIN, ARRANGES, CALENDAR, CHIEF

AT_A_SCHOOL = {
    "schools:school": looks(ARRANGES),
    "schools:details": fills(ADMIN),
    "schools:crest": fills(ADMIN),
    "schools:remove_crest": presses(ADMIN),
    "schools:values": looks(ARRANGES),
    "schools:new_value": fills(ADMIN),
    "schools:value": fills(ADMIN, of="value"),
    "schools:move_value": presses(ADMIN, of="value"),
    "schools:remove_value": presses(ADMIN, of="value"),
    "schools:hours": looks(ARRANGES),
    "schools:new_hours": fills(CALENDAR),
    "schools:week": fills(CALENDAR, of="hours"),
    "schools:remove_hours": presses(CALENDAR, of="hours"),
    "schools:calendar": looks(ARRANGES),
    "schools:new_year": fills(CALENDAR),
    "schools:year": looks(ARRANGES, of="year"),
    "schools:change_year": fills(CALENDAR, of="year"),
    "schools:remove_year": presses(CALENDAR, 409, of="year"),
    "schools:new_closure": fills(CALENDAR),
    "schools:import_closures": fills(CALENDAR),
    "schools:apply_import": presses(CALENDAR, 422),
    "schools:holidays": fills(CALENDAR, 302),
    "schools:closure": fills(CALENDAR, of="closure"),
    "schools:remove_closure": presses(CALENDAR, of="closure"),
    "schools:new_special_day": fills(CALENDAR),
    "schools:special_day": fills(CALENDAR, of="special_day"),
    "schools:remove_special_day": presses(CALENDAR, of="special_day"),
}

ELSEWHERE = {
    "district:mine": Row(CHIEF, 302, 302, refused=404),
    "district:overview": looks(CHIEF, refused=404),
    "district:details": fills(CHIEF, refused=404),
    "district:new_school": fills(CHIEF, refused=404),
    "district:defaults": looks(CHIEF, refused=404),
    "district:default": fills(CHIEF, refused=404),
    "district:remove_default": presses(CHIEF, refused=404),
    "district:values": looks(CHIEF, refused=404),
    "district:new_value": fills(CHIEF, refused=404),
    "district:value": fills(CHIEF, of="district_value", refused=404),
    "district:move_value": presses(CHIEF, of="district_value", refused=404),
    "district:remove_value": presses(CHIEF, of="district_value", refused=404),
    "crest": Row(frozenset(), 404, 404, refused=404),
}
