"""Addresses of the overview, the editor, the other policies and the policy library."""

from django.urls import path

from accord.charters.views import begin, clauses, draft, library, overview, policies, rules

patterns = [
    path("", overview.overview, name="overview"),
    path("begin/", begin.begin, name="begin"),
    path("drafts/<slug:ref>/", draft.draft, name="draft"),
    path("drafts/<slug:ref>/words/", draft.edit_words, name="edit_words"),
    path("drafts/<slug:ref>/languages/", draft.edit_languages, name="edit_languages"),
    path("drafts/<slug:ref>/preview/", draft.preview, name="preview"),
    path("drafts/<slug:ref>/sections/<slug:section>/new/", clauses.new_clause, name="new_clause"),
    path("drafts/<slug:ref>/rules/<slug:rule_kind>/preview/", rules.rule_preview, name="rule_preview"),
    path("drafts/removed/<slug:ref>/restore/", clauses.put_clause_back, name="restore_clause"),
    path("clauses/<slug:ref>/", clauses.clause, name="clause"),
    path("clauses/<slug:ref>/move/", clauses.place_clause, name="move_clause"),
    path("clauses/<slug:ref>/remove/", clauses.take_clause_out, name="remove_clause"),
    path("clauses/<slug:ref>/rules/", rules.choose_rule, name="choose_rule"),
    path("clauses/<slug:ref>/rules/<slug:rule_kind>/", rules.new_rule, name="new_rule"),
    path("rules/<slug:ref>/", rules.rule, name="rule"),
    path("rules/<slug:ref>/remove/", rules.take_rule_off, name="remove_rule"),
    path("policies/", policies.policies, name="policies"),
    path("policies/new/", policies.new_policy, name="new_policy"),
    path("policies/<slug:ref>/", policies.policy, name="policy"),
    path("policies/<slug:ref>/move/", policies.place_policy, name="move_policy"),
    path("policies/<slug:ref>/end/", policies.take_policy_off, name="end_policy"),
    path("library/", library.library, name="library"),
    path("library/<slug:library_key>/", library.library_policy, name="library_policy"),
    path("library/<slug:library_key>/take/", library.take_policy, name="take_policy"),
]
