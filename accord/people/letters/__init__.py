"""Letters on paper, typeset by Typst from data: what somebody typed is never read as markup."""
