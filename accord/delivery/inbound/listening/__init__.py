"""Listening for mail: LMTP and SMTP servers, and the reading of a mailbox by IMAP."""
