"""Addresses of a draft's way to publication, of editions and consultations, for staff."""

from django.urls import path

from accord.charters.views import consultations, editions, printing, publishing, review

patterns = [
    path("editions/", editions.editions, name="editions"),
    path("editions/<slug:ref>/", editions.edition, name="edition"),
    path("editions/<slug:ref>/changes/", editions.changes, name="changes"),
    path("editions/<slug:ref>/call-back/", publishing.recall, name="recall"),
    path("editions/<slug:ref>/print/", printing.prints, name="prints"),
    path("editions/<slug:ref>/print/<slug:form>/<slug:language>.pdf", printing.print_file, name="print_file"),
    path("editions/<slug:ref>/charter.yaml", printing.edition_file, name="edition_file"),
    path("drafts/<slug:ref>/review/", review.review, name="review"),
    path("drafts/<slug:ref>/review/ask/", review.ask_for_review, name="ask_for_review"),
    path("drafts/<slug:ref>/comment/", review.comment, name="comment"),
    path("drafts/<slug:ref>/consultation/", consultations.new_consultation, name="new_consultation"),
    path("drafts/<slug:ref>/approve/", publishing.approve, name="approve"),
    path("drafts/<slug:ref>/publish/", publishing.publish, name="publish"),
    path("drafts/<slug:ref>/discard/", review.discard, name="discard"),
    path("comments/<slug:ref>/", review.answer, name="answer_comment"),
    path("consultations/<slug:ref>/", consultations.consultation, name="consultation"),
    path("consultations/<slug:ref>/end/", consultations.finish_consultation, name="end_consultation"),
]
