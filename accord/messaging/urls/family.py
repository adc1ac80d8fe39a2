"""Addresses of conversations for guardians, under /family/messages/. Fixed words come before references."""

from accord.messaging.urls import family_conversation, family_files, family_searching, family_writing

app_name = "family_messages"
urlpatterns = [
    *family_writing.urlpatterns,
    *family_searching.urlpatterns,
    *family_files.urlpatterns,
    *family_conversation.urlpatterns,
]
