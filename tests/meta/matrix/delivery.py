"""Delivery: notices, what did not arrive, and incoming mail."""

from tests.meta.matrix.answers import Row, fills, looks, presses, signed_in
from tests.meta.matrix.who import ADMIN, CHIEF, MOTHER, OFFICE, REACHES, STAFF, TEACHES

AT_A_SCHOOL = {
    "staff_news:news": looks(STAFF),
    "staff_news:item": looks(TEACHES, of="notice", refused=404),
    "staff_news:read_all": presses(STAFF),
    "staff_news:wishes": fills(STAFF),
    "deliveries:list": looks(REACHES),
    "deliveries:tell": fills(REACHES, of="unreached"),
    "deliveries:use_again": presses(REACHES, 409, of="unreached"),
    "mail:strays": looks(OFFICE),
    "mail:stray": fills(OFFICE, of="stray_mail"),
    "mail:file": Row(OFFICE, 404, 405, of="stray_mail"),
    "mail:addresses": fills(ADMIN),
    "mail:end_address": presses(ADMIN, of="inbound_address"),
}

ELSEWHERE = {
    "district_mail:list": Row(CHIEF, 200, 405, refused=404),
    "district_mail:use_again": presses(CHIEF, 409, of="chief_login", refused=404),
    "family_news:item": looks(MOTHER, of="notice", refused=404),
}

FOR_EVERYBODY = {
    "family_news:news": signed_in(200, 200),
    "family_news:read_all": signed_in(405, 302),
    "family_news:wishes": signed_in(200, 422),
}
