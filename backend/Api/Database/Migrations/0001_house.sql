-- The whole house, release 1. Run as kheo_owner by `migrate`. The API's role (kheo_api) owns nothing, may not run DDL and
-- is subject to row-level security on every table that holds a unit's data.
--
-- Paths are text in collation C made of immutable unit codes ('/VN/AB/X012/'); "below" is a range scan:
--   path >= '/VN/AB/'  and  path < '/VN/AB0'      ('0' follows '/' in ASCII, and no label holds either)

-- ---------------------------------------------------------------------------------------------------------------- who asks
-- The API sets these for the transaction only (set_config(…, true)); unset reads as '' or NULL, and both mean: nobody.
create function app_actor() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.actor', true), '')::uuid;
create function app_scopes() returns text[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.scopes', true), ''), ','), '{}');
create function app_write_scopes() returns text[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.write_scopes', true), ''), ','), '{}');
create function app_sessions() returns uuid[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.sessions', true), ''), ','), '{}')::uuid[];
-- 'sign-in' while an account is looked up before anybody is known; '' in every other request.
create function app_door() returns text language sql stable parallel safe
  return coalesce(current_setting('app.door', true), '');

create function path_end(p text) returns text language sql immutable parallel safe
  return left(p, -1) || '0';
-- The row lies in the subtree of one of my assignments.
create function app_sees(p text) returns boolean language sql stable parallel safe
  return exists (select 1 from unnest(app_scopes()) s where p collate "C" >= s collate "C" and p collate "C" < path_end(s) collate "C");
create function app_writes(p text) returns boolean language sql stable parallel safe
  return exists (select 1 from unnest(app_write_scopes()) s where p collate "C" >= s collate "C" and p collate "C" < path_end(s) collate "C");
-- The row belongs to a unit above one of my assignments: campaigns, tiers, lists that reach down to me.
create function app_under(p text) returns boolean language sql stable parallel safe
  return exists (select 1 from unnest(app_scopes()) s where starts_with(s, p));
-- '/VN/AB/X012/' → {'/VN/','/VN/AB/','/VN/AB/X012/'}
create function path_ancestors(p text) returns text[] language plpgsql immutable strict parallel safe as $$
declare found text[] := '{}'; here text := '/'; label text;
begin
  foreach label in array string_to_array(btrim(p, '/'), '/') loop
    here := here || label || '/';
    found := found || here;
  end loop;
  return found;
end $$;

-- ------------------------------------------------------------------------------------------------------------ organisation
create table tiers (
  id uuid primary key, unit_id uuid not null, unit_path text collate "C" not null,
  code text not null, name text not null, rank int not null,            -- 1 = Trung ương, growing downward
  valid_from date not null, valid_to date, row_version bigint not null default 1,
  constraint tiers_code_once unique (unit_path, code), constraint tiers_validity check (valid_to is null or valid_to > valid_from));

create table units (
  id uuid primary key, parent_id uuid references units, code text not null, path text collate "C" not null,
  kind text not null,                                                    -- code list: province-committee, commune-committee, grassroots, cell, agency …
  tier_id uuid not null, party_name text not null, state_name text, name_fold text not null,
  external_code text,                                                    -- code of Decision 20/2020 or of the statistics office
  territorial boolean not null default false, opened_on date not null, closed_on date,
  contact text, row_version bigint not null default 1,
  constraint units_path_once unique (path), constraint units_code_form check (code ~ '^[A-Z0-9][A-Z0-9_.-]{0,31}$'),
  constraint units_name_nfc check (party_name is nfc normalized));
create index units_parent on units (parent_id);
create index units_by_name on units (party_name collate "vi-x-icu", id);
create index units_name on units using gin (to_tsvector('simple', name_fold));
alter table tiers add constraint tiers_unit foreign key (unit_id) references units deferrable initially deferred;
alter table units add constraint units_tier foreign key (tier_id) references tiers deferrable initially deferred;

-- Name, parent, tier and path are dated: "as of" is a query on these rows.
create table unit_versions (
  id uuid primary key, unit_id uuid not null references units, valid_from date not null, valid_to date,
  party_name text not null, state_name text, parent_id uuid, tier_id uuid not null references tiers, path text collate "C" not null,
  constraint unit_versions_validity check (valid_to is null or valid_to > valid_from),
  constraint unit_versions_one_at_a_time exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&));
create index unit_versions_path on unit_versions (path);
create index unit_versions_parent on unit_versions (parent_id);

-- ------------------------------------------------------------------------------------------------------------------ access
create table accounts (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  user_name text not null, display_name text not null, name_fold text not null default '', title text, email text, phone text,
  password_hash text, status text not null default 'active',             -- active, disabled
  invitation_hash bytea, invitation_expires_at timestamptz,              -- one-time link
  preferences jsonb not null default '{}', row_version bigint not null default 1,
  constraint accounts_user_name_once unique (user_name));
create table assignments (
  id uuid primary key, account_id uuid not null references accounts, unit_id uuid not null references units,
  unit_path text collate "C" not null, role text not null, valid_from date not null, valid_to date, row_version bigint not null default 1,
  constraint assignments_validity check (valid_to is null or valid_to >= valid_from),
  constraint assignments_once exclude using gist (account_id with =, unit_id with =, role with =, daterange(valid_from, valid_to) with &&));
create index assignments_account on assignments (account_id);
create index assignments_path on assignments (unit_path);
create unique index accounts_invitation on accounts (invitation_hash) where invitation_hash is not null;
create index accounts_path on accounts (unit_path);
create table sessions (                                                  -- the cookie carries only the id's secret
  id uuid primary key, ticket_hash bytea not null unique, account_id uuid not null references accounts,
  created_at timestamptz not null, last_seen_at timestamptz not null, expires_at timestamptz not null, antiforgery text not null);
create index sessions_account on sessions (account_id);
create table first_administrators (                                      -- the one-time link of an empty house
  token_hash bytea primary key, expires_at timestamptz not null, used_at timestamptz);
create table data_protection_keys (id bigint generated always as identity primary key, xml text not null);
create table house_marks (name text primary key);                       -- 'demo' once the fictitious province was loaded
create table idempotency_keys (
  actor_id uuid not null, key text not null, operation text not null, request_hash bytea not null,
  status int, headers jsonb, body bytea, created_at timestamptz not null default now(), primary key (actor_id, key));

-- --------------------------------------------------------------------------------------------------------------- campaigns
create table programmes (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  code text not null, name text not null, description text, row_version bigint not null default 1,
  constraint programmes_code_once unique (unit_path, code));
create table standard_fields (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  code text not null, name text not null, ordinal int not null, row_version bigint not null default 1,
  constraint standard_fields_code_once unique (unit_path, code));
create table field_lists (                                               -- versioned per programme and issuer
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  programme_id uuid not null references programmes, version int not null, valid_from date not null, row_version bigint not null default 1,
  constraint field_lists_version_once unique (programme_id, unit_path, version));
create table fields (
  id uuid primary key, field_list_id uuid not null references field_lists, unit_path text collate "C" not null,
  code text not null, name text not null, standard_field_id uuid references standard_fields, ordinal int not null, other boolean not null default false,
  constraint fields_code_once unique (field_list_id, code));
create table campaigns (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  programme_id uuid not null references programmes, field_list_id uuid not null references field_lists,
  code text not null, name text not null, theme text, period_from date not null, period_to date not null,
  status text not null, version int not null default 1,                  -- draft, open, closed
  legal_bases jsonb not null default '[]', form jsonb not null default '{}', indicators jsonb not null default '[]',
  rules jsonb not null default '{}',                                     -- late: accept|refuse, skipTier, report sections …: data, never constants
  row_version bigint not null default 1,
  constraint campaigns_code_once unique (unit_path, code), constraint campaigns_period check (period_to > period_from));
create index campaigns_path on campaigns (unit_path);
create table campaign_versions (
  campaign_id uuid not null references campaigns, version int not null, unit_path text collate "C" not null,
  content jsonb not null, made_at timestamptz not null, primary key (campaign_id, version));
create table tier_plans (                                                -- one per tier; pilot units may be earlier
  id uuid primary key, campaign_id uuid not null references campaigns, unit_path text collate "C" not null,
  tier_id uuid not null references tiers, pilot_unit_id uuid references units,
  obliged text not null default 'none',                                  -- none, own (the unit itself registers), subtree (somebody at or below it does)
  registration_due date, registration_due_text text, result_due date, result_due_text text, judging_due date, judging_due_text text,
  recognition_due date, recognition_due_text text, conference_on date, conference_text text,
  constraint tier_plans_once unique nulls not distinct (campaign_id, tier_id, pilot_unit_id));
create table criteria_sheets (
  id uuid primary key, campaign_id uuid not null references campaigns, unit_path text collate "C" not null,
  subject text not null, version int not null, criteria jsonb not null, bands jsonb not null default '[]', pass_mark numeric(6,2), knock_outs jsonb not null default '[]',
  constraint criteria_sheets_once unique (campaign_id, subject, version));
create table obligations (
  id uuid primary key, campaign_id uuid not null references campaigns, unit_id uuid not null references units, unit_path text collate "C" not null,
  tier_id uuid not null references tiers, form text not null default 'registration', basis text not null,
  due_on date not null, handed_in_at timestamptz, late boolean not null default false,
  exempt_reason text, reminded int not null default 0, last_reminded_at timestamptz, answer text, answered_at timestamptz,
  row_version bigint not null default 1, constraint obligations_once unique (campaign_id, unit_id, form));
create index obligations_missing on obligations (campaign_id, unit_path) where handed_in_at is null and exempt_reason is null;
create index obligations_path on obligations (campaign_id, unit_path);
create table reminders (
  id uuid primary key, obligation_id uuid not null references obligations, campaign_id uuid not null, unit_id uuid not null references units,
  unit_path text collate "C" not null, sent_by uuid not null, sent_at timestamptz not null, message text not null, read_at timestamptz);
create index reminders_unit on reminders (unit_path, sent_at desc);

-- ------------------------------------------------------------------------------------------------------------ registrations
create table models (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null, programme_id uuid not null references programmes,
  name text not null, name_fold text not null, kind text not null, subject text not null,
  lineage text not null, origin_id uuid references models,               -- new, continuing, replication, upgrade
  started_year int not null, row_version bigint not null default 1);
create index models_path on models (unit_path);
create table registration_counters (unit_path text collate "C" not null, year int not null, last int not null, primary key (unit_path, year));
create table registrations (
  id uuid primary key, code text not null, campaign_id uuid not null references campaigns, campaign_version int not null,
  model_id uuid not null references models, unit_id uuid not null references units, unit_path text collate "C" not null,
  field_id uuid not null references fields, kind text not null, subject text not null, holder text,   -- who carries it, when a person or household
  name text not null, name_fold text not null, search_fold text not null default '', parts jsonb not null default '{}',
  filled int not null default 0,                                         -- of the form's ten parts
  status text not null, late boolean not null default false, remarks jsonb not null default '[]', reason text,
  author_id uuid not null references accounts, submitted_at timestamptz, submitted_parts jsonb, accepted_at timestamptz, accepted_by uuid,
  last_sign_of_life timestamptz not null, created_at timestamptz not null, row_version bigint not null default 1,
  constraint registrations_model_once unique (campaign_id, model_id), constraint registrations_code_once unique (campaign_id, code),
  constraint registrations_name_nfc check (name is nfc normalized));
create index registrations_page on registrations (campaign_id, unit_path, created_at desc, id desc);
create index registrations_newest on registrations (campaign_id, created_at desc, id desc);
create index registrations_scope on registrations (unit_path, created_at desc, id desc);
create index registrations_unit on registrations (unit_id, campaign_id);
create index registrations_status on registrations (campaign_id, status, unit_path);
create index registrations_text on registrations using gin (to_tsvector('simple', search_fold));
create table result_reports (
  id uuid primary key, registration_id uuid not null references registrations, unit_id uuid not null references units, unit_path text collate "C" not null,
  narrative text not null default '', difficulties text, causes text, proposals text,
  status text not null,                                                  -- draft, handed-in, returned, confirmed
  remarks jsonb not null default '[]', handed_in_at timestamptz, confirmed_at timestamptz, confirmed_by uuid, row_version bigint not null default 1,
  constraint result_reports_once unique (registration_id));
create table indicator_values (
  result_report_id uuid not null references result_reports on delete cascade, unit_path text collate "C" not null,
  indicator text not null, measure text not null, baseline numeric(18,2), target numeric(18,2), actual numeric(18,2), approximate boolean not null default false,
  note text, primary key (result_report_id, indicator));
create table files (
  id uuid primary key, registration_id uuid not null references registrations, unit_id uuid not null references units, unit_path text collate "C" not null,
  purpose text not null,                                                 -- before, after, evidence, document
  name text not null, content_type text not null, size bigint not null, sha256 bytea not null, stored_as uuid not null,
  uploaded_by uuid not null references accounts, uploaded_at timestamptz not null, row_version bigint not null default 1);
create index files_registration on files (registration_id);

-- ----------------------------------------------------------------------------------------------------------------- judging
create table councils (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null, name text not null,
  decision_number text not null, decision_date date not null, term_from date not null, term_to date, row_version bigint not null default 1);
create table council_members (
  id uuid primary key, council_id uuid not null references councils, unit_path text collate "C" not null,   -- the council's
  account_id uuid not null references accounts, home_unit_id uuid not null references units, home_path text collate "C" not null,
  name text not null, role text not null,                                -- chair, secretary, member
  constraint council_members_once unique (council_id, account_id));
create index council_members_account on council_members (account_id);
create table judging_sessions (
  id uuid primary key, council_id uuid not null references councils, campaign_id uuid not null references campaigns, tier_id uuid not null references tiers,
  unit_id uuid not null references units, unit_path text collate "C" not null, title text not null, held_on date not null,
  campaign_name text not null, tier_name text not null,                   -- for members from elsewhere, whom neither reaches
  status text not null,                                                  -- preparing, scoring, closed
  rules jsonb not null,                                                  -- quorum, pass rule, tie rules, quota: data
  attendance jsonb not null default '[]', minutes jsonb, opened_at timestamptz, closed_at timestamptz, row_version bigint not null default 1);
create index judging_sessions_path on judging_sessions (unit_path);
create table candidates (
  id uuid primary key, session_id uuid not null references judging_sessions, registration_id uuid not null references registrations,
  unit_id uuid not null references units, unit_path text collate "C" not null,     -- the candidate's unit
  code text not null, name text not null, unit_name text not null, kind text not null, subject text not null, field_name text not null, author_id uuid not null,
  sheet jsonb not null, dossier jsonb not null,                          -- sealed when the session opens for scoring
  scorers int, average numeric(6,2), rank int, outcome text, chair_act int, chair_choice int, row_version bigint not null default 1,
  constraint candidates_once unique (session_id, registration_id));
create index candidates_registration on candidates (registration_id);
create table recusals (
  candidate_id uuid not null references candidates, account_id uuid not null references accounts, session_id uuid not null,
  reason text not null, note text, primary key (candidate_id, account_id));     -- own-unit, ancestor, authorship, declared
create table score_sheets (
  id uuid primary key, session_id uuid not null references judging_sessions, candidate_id uuid not null references candidates,
  account_id uuid not null references accounts, lines jsonb not null default '[]',
  deductions jsonb not null default '[]', knock_outs jsonb not null default '[]', total numeric(6,2) not null default 0,
  status text not null, handed_in_at timestamptz, row_version bigint not null default 1,   -- draft, handed-in
  constraint score_sheets_once unique (candidate_id, account_id));
create index score_sheets_session on score_sheets (session_id, account_id);

-- ------------------------------------------------------------------------------------------------------------- recognitions
create table base_salaries (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  valid_from date not null, amount numeric(12,0) not null, rounding text not null, legal_basis text not null,   -- whole-dong, up-to-ten-thousand
  row_version bigint not null default 1,
  constraint base_salaries_once unique (unit_path, valid_from));
create table decisions (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null, tier_id uuid not null references tiers,
  campaign_id uuid not null references campaigns, session_id uuid references judging_sessions, purpose text not null,   -- recognise, award, both
  family text not null, number text, number_key text, decided_on date, title text not null, legal_bases jsonb not null default '[]',
  authority text not null, signatory text, capacity text,                -- frozen on issue
  status text not null, issued_at timestamptz, reason text, row_version bigint not null default 1,   -- draft, issued, revoked
  constraint decisions_number_once unique (unit_id, number_key));
create index decisions_path on decisions (unit_path);
create table decision_items (
  id uuid primary key, decision_id uuid not null references decisions on delete cascade, unit_path text collate "C" not null,
  ordinal int not null, registration_id uuid references registrations, recipient text not null, recipient_unit_id uuid not null references units,
  recipient_path text collate "C" not null, kind text, subject text not null, recognise boolean not null default false, typical boolean not null default false,
  award_form text, award_category text, coefficient numeric(6,3), note text);
create index decision_items_decision on decision_items (decision_id);
create table certificate_counters (unit_id uuid not null, year int not null, last int not null, primary key (unit_id, year));
create table recognitions (
  id uuid primary key, decision_id uuid not null references decisions, registration_id uuid not null references registrations, model_id uuid not null references models,
  programme_id uuid not null references programmes, campaign_id uuid not null references campaigns, field_id uuid not null references fields,
  tier_id uuid not null references tiers, tier_rank int not null, authority_unit_id uuid not null references units, authority_path text collate "C" not null,
  unit_id uuid not null references units, unit_path text collate "C" not null,       -- of the model, as recorded then
  name text not null, kind text not null, subject text not null, holder text, typical boolean not null, recognised_on date not null, reward_year int not null,
  decision_number text not null, authority_name text not null, tier_name text not null,      -- frozen: those below see the record, not the authority's papers
  certificate_number int not null, certificate_code text not null, skipped_tiers jsonb not null default '[]', status text not null, revoked_on date, reason text, row_version bigint not null default 1);
create unique index recognitions_once_per_tier on recognitions (registration_id, tier_id) where status = 'issued';
create unique index recognitions_certificate_once on recognitions (certificate_code);
create index recognitions_scope on recognitions (unit_path, recognised_on desc, id desc);
create index recognitions_campaign on recognitions (campaign_id, unit_path, tier_rank) where status = 'issued';
create table awards (
  id uuid primary key, decision_id uuid not null references decisions, recognition_id uuid references recognitions, registration_id uuid references registrations,
  programme_id uuid not null references programmes, campaign_id uuid not null references campaigns,
  unit_id uuid not null references units, unit_path text collate "C" not null, authority_unit_id uuid not null references units, authority_path text collate "C" not null,
  recipient text not null, subject text not null, kind text, form text not null, category text not null, family text not null,
  coefficient numeric(6,3), base_salary numeric(12,0), rounding text, money numeric(14,0), decision_number text not null, authority_name text not null, decided_on date not null, reward_year int not null,
  status text not null, revoked_on date, reason text, to_recover boolean not null default false, row_version bigint not null default 1);
-- One achievement is rewarded once, across the Party and State tracks, for one category at one authority's tier.
create unique index awards_once on awards (registration_id, category, authority_unit_id) where status = 'issued' and registration_id is not null;
create index awards_scope on awards (unit_path, decided_on desc, id desc);
create table nominations (
  id uuid primary key, recognition_id uuid not null references recognitions, registration_id uuid not null references registrations,
  campaign_id uuid not null references campaigns, unit_id uuid not null references units, unit_path text collate "C" not null,   -- who proposes
  to_unit_id uuid not null references units, to_path text collate "C" not null, to_tier_id uuid not null references tiers,
  name text not null, letter_number text not null, letter_date date not null, statement text not null, dossier jsonb not null,  -- sealed record below
  status text not null, sent_at timestamptz not null, answered_at timestamptz, reason text, row_version bigint not null default 1);  -- sent, accepted, returned
create unique index nominations_once on nominations (recognition_id, to_unit_id) where status <> 'returned';
create index nominations_to on nominations (to_path);
create index nominations_from on nominations (unit_path);

-- ----------------------------------------------------------------------------------------------------------------- reports
create table aggregate_entries (                                         -- counts without a list (legacy), marked as such
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null, programme_id uuid not null references programmes,
  period_from date not null, period_to date not null, measure text not null, tier_id uuid references tiers, subject text, count int not null check (count >= 0),
  approximate boolean not null default false, contained_in uuid references aggregate_entries, source text not null, row_version bigint not null default 1);
create table periodic_reports (
  id uuid primary key, campaign_id uuid not null references campaigns, unit_id uuid not null references units, unit_path text collate "C" not null,
  kind text not null, period_from date not null, period_to date not null,            -- interim, final
  sections jsonb not null default '{}', figures jsonb, status text not null,          -- draft, handed-in, returned, accepted
  handed_in_at timestamptz, answered_at timestamptz, reason text, row_version bigint not null default 1,
  constraint periodic_reports_once unique (campaign_id, unit_id, kind, period_to));
-- Totals per unit × campaign × field × status for every ancestor, kept in the transaction of the write.
create table totals (
  unit_path text collate "C" not null, campaign_id uuid not null, field_id uuid not null, kind text not null, subject text not null, status text not null,
  late boolean not null, count bigint not null, primary key (unit_path, campaign_id, field_id, kind, subject, status, late));
create table coverage_totals (
  unit_path text collate "C" not null, campaign_id uuid not null, tier_id uuid not null, form text not null,
  obliged bigint not null default 0, handed_in bigint not null default 0, late bigint not null default 0, exempt bigint not null default 0,
  primary key (unit_path, campaign_id, tier_id, form));

-- ---------------------------------------------------------------------------------------------------------- audit, outbox
create table audit_heads (chain text primary key, seq bigint not null, hash bytea not null);
create table audit_entries (
  chain text not null, seq bigint not null, at timestamptz not null, actor_id uuid, actor_name text, acting_as text, action text not null,
  subject_type text not null, subject_id uuid not null, unit_path text collate "C" not null, before jsonb, after jsonb, request_id text,
  previous_hash bytea not null, hash bytea not null, primary key (chain, seq));
create index audit_entries_subject on audit_entries (subject_id, at desc);
create index audit_entries_path on audit_entries (unit_path, at desc);
create table outbox (
  id bigint generated always as identity primary key, xid xid8 not null default pg_current_xact_id(), at timestamptz not null default now(),
  type text not null, aggregate_type text not null, aggregate_id uuid not null, unit_path text collate "C" not null, payload jsonb not null, sent_at timestamptz);
create index outbox_waiting on outbox (xid, id) where sent_at is null;
