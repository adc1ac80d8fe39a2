"""Addresses of one's own signing at work, of the signatures of the school, and of the promises kept."""

from django.urls import path

from accord.charters.views import own_signing, printing, promises, recording, signatures, talks

patterns = [
    path("sign/", own_signing.sign, name="own_sign"),
    path("sign/decline/", own_signing.decline, name="own_decline"),
    path("answers/<slug:ref>/", own_signing.answer, name="own_answer"),
    path("answers/<slug:ref>/withdraw/", own_signing.withdraw, name="own_withdraw"),
    path("answers/<slug:ref>/copy/", own_signing.copy, name="own_copy"),
    path("signatures/", signatures.signatures, name="signatures"),
    path("signatures/names/", signatures.signers, name="signers"),
    path("signatures/paper/", signatures.signers_to_print, name="signers_to_print"),
    path("signatures/slips.pdf", printing.slips, name="slips"),
    path("signatures/names.csv", signatures.signers_file, name="signers_file"),
    path("signatures/copies/<slug:ref>/", signatures.paper_copy, name="paper_copy"),
    path("signatures/record/", recording.find_signer, name="find_signer"),
    path("signatures/record/<slug:signer_kind>/<slug:ref>/", recording.record, name="record_answer"),
    path("signatures/meeting/", recording.meeting, name="meeting"),
    path("signatures/talks/", talks.talks, name="talks"),
    path("signatures/talks/<slug:ref>/", talks.talk, name="talk"),
    path("promises/", promises.for_leaders, name="promises"),
]
