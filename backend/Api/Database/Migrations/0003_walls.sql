-- The second wall: row-level security, forced on the owner too. Each policy says in SQL what Scope.cs says in LINQ; either alone must hold.
-- kheo_owner (migrations, demo set, triggers that keep totals) sees all rows; kheo_api sees what app.* settings of its transaction admit.
-- A root unit is planted by kheo_owner (the demo set) or by the one-time link of `first-admin`: through the API every unit has a parent in the caller's scope.

do $$
declare t text;
begin
  foreach t in array (select array_agg(tablename::text) from pg_tables where schemaname = 'public' and left(tablename, 4) <> '__EF') loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to kheo_owner using (true) with check (true)', t);
  end loop;

  -- A unit's own facts: read in my subtrees; insert only where path and unit agree (a forged path with a foreign unit_id is refused only by the join).
  foreach t in array array['accounts','assignments','models','registrations','result_reports','files','obligations','reminders','recognitions','awards',
                           'aggregate_entries','periodic_reports','decisions'] loop
    execute format('create policy sees on %I for select to kheo_api using (app_sees(unit_path))', t);
    execute format('create policy inserts on %I for insert to kheo_api with check (app_writes(unit_path)
                      and exists (select 1 from units u where u.id = unit_id and u.path = unit_path))', t);
    execute format('create policy updates on %I for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path))', t);
    execute format('create policy deletes on %I for delete to kheo_api using (app_writes(unit_path))', t);
  end loop;

  -- What reaches down the tree: read by the subtree of its owner and by those above.
  foreach t in array array['tiers','programmes','standard_fields','field_lists','campaigns','base_salaries'] loop
    execute format('create policy sees on %I for select to kheo_api using (app_sees(unit_path) or app_under(unit_path))', t);
    execute format('create policy inserts on %I for insert to kheo_api with check (app_writes(unit_path)
                      and exists (select 1 from units u where u.id = unit_id and u.path = unit_path))', t);
    execute format('create policy updates on %I for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path))', t);
    execute format('create policy deletes on %I for delete to kheo_api using (app_writes(unit_path))', t);
  end loop;
  foreach t in array array['fields','campaign_versions','tier_plans','criteria_sheets'] loop
    execute format('create policy sees on %I for select to kheo_api using (app_sees(unit_path) or app_under(unit_path))', t);
    execute format('create policy writes on %I for all to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path))', t);
  end loop;

  -- Roll-ups are written by triggers only.
  foreach t in array array['totals','coverage_totals','coverage_days'] loop
    execute format('create policy sees on %I for select to kheo_api using (app_sees(unit_path))', t);
  end loop;
end $$;

-- Units: mine, and the names of those above me.
create policy sees on units for select to kheo_api using (app_sees(path) or app_under(path));
create policy inserts on units for insert to kheo_api with check (app_writes(path) and exists (select 1 from units p where p.id = units.parent_id and units.path = p.path || units.code || '/'));
-- The link that opens an empty house plants its root, while it is unused; all else it writes lies below that root.
create policy first_root on units for insert to kheo_api with check (app_door() = 'CreateFirstAdministrator' and parent_id is null and path = '/' || code || '/'
  and exists (select 1 from first_administrators where used_at is null and expires_at > now()));
create policy door on first_administrators for all to kheo_api using (app_door() = 'CreateFirstAdministrator') with check (app_door() = 'CreateFirstAdministrator');
create policy reads on house_marks for select to kheo_api using (true);
create policy updates on units for update to kheo_api using (app_writes(path)) with check (app_writes(path));
create policy sees on unit_versions for select to kheo_api using (exists (select 1 from units u where u.id = unit_id));
create policy writes on unit_versions for all to kheo_api using (exists (select 1 from units u where u.id = unit_id and app_writes(u.path)))
  with check (exists (select 1 from units u where u.id = unit_id and app_writes(u.path)));

-- Accounts: the sign-in doors look an account up before anybody is known; everybody sees and may change himself.
create policy door on accounts for select to kheo_api using (app_door() in ('SignIn', 'AcceptInvitation', 'Ticket') or id = app_actor());
create policy door_updates on accounts for update to kheo_api using (app_door() in ('SignIn', 'AcceptInvitation') or id = app_actor())
  with check (app_door() in ('SignIn', 'AcceptInvitation') or id = app_actor());
create policy door on assignments for select to kheo_api using (app_door() in ('SignIn', 'Ticket') or account_id = app_actor());
create policy door on units for select to kheo_api using (app_door() in ('SignIn', 'Ticket'));
create policy door on sessions for all to kheo_api using (app_door() in ('SignIn', 'Ticket', 'AcceptInvitation') or account_id = app_actor()) with check (app_door() = 'Ticket');
-- Who manages an account ends its sessions with it: enabling it later must not bring them back.
create policy ends on sessions for delete to kheo_api using (exists (select 1 from accounts a where a.id = account_id and app_writes(a.unit_path)));
create policy knows on sessions for select to kheo_api using (exists (select 1 from accounts a where a.id = account_id and app_writes(a.unit_path)));
create policy mine on idempotency_keys for all to kheo_api using (actor_id = app_actor()) with check (actor_id = app_actor());
create policy keys on data_protection_keys for all to kheo_api using (true) with check (true);

-- Counters belong to an ancestor of the writer (codes are counted per campaign owner) or to the writer's subtree.
create policy counts on registration_counters for all to kheo_api using (app_under(unit_path) or app_writes(unit_path)) with check (app_under(unit_path) or app_writes(unit_path));
create policy counts on certificate_counters for all to kheo_api using (exists (select 1 from units u where u.id = unit_id and app_writes(u.path)))
  with check (exists (select 1 from units u where u.id = unit_id and app_writes(u.path)));
create policy follows on indicator_values for all to kheo_api using (exists (select 1 from result_reports r where r.id = result_report_id))
  with check (app_writes(unit_path) and exists (select 1 from result_reports r where r.id = result_report_id));

-- Judging crosses the tree by assignment: a council member sees his sessions, their candidates and their sealed dossiers, nothing else of those units.
create policy sees on judging_sessions for select to kheo_api using (app_sees(unit_path) or id = any(app_sessions()));
create policy inserts on judging_sessions for insert to kheo_api with check (app_writes(unit_path));
create policy updates on judging_sessions for update to kheo_api using (app_writes(unit_path) or id = any(app_sessions()))
  with check (app_writes(unit_path) or id = any(app_sessions()));
create policy sees on councils for select to kheo_api using (app_sees(unit_path) or exists (select 1 from judging_sessions s where s.council_id = councils.id and s.id = any(app_sessions())));
create policy writes on councils for all to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create policy sees on council_members for select to kheo_api using (app_door() = 'Ticket' or account_id = app_actor() or app_sees(unit_path)
  or exists (select 1 from judging_sessions s where s.council_id = council_members.council_id and s.id = any(app_sessions())));
create policy writes on council_members for all to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create policy door on judging_sessions for select to kheo_api using (app_door() = 'Ticket');
create policy sees on candidates for select to kheo_api using (exists (select 1 from judging_sessions s where s.id = session_id));
create policy writes on candidates for all to kheo_api using (exists (select 1 from judging_sessions s where s.id = session_id and (app_writes(s.unit_path) or s.id = any(app_sessions()))))
  with check (exists (select 1 from judging_sessions s where s.id = session_id and (app_writes(s.unit_path) or s.id = any(app_sessions()))));
create policy sees on recusals for select to kheo_api using (exists (select 1 from judging_sessions s where s.id = session_id));
create policy writes on recusals for all to kheo_api using (exists (select 1 from judging_sessions s where s.id = session_id and (app_writes(s.unit_path) or s.id = any(app_sessions()))))
  with check (exists (select 1 from judging_sessions s where s.id = session_id and (app_writes(s.unit_path) or s.id = any(app_sessions()))));
create policy sees on score_sheets for select to kheo_api using (exists (select 1 from judging_sessions s where s.id = session_id));
create policy writes on score_sheets for all to kheo_api using (account_id = app_actor() and session_id = any(app_sessions()))
  with check (account_id = app_actor() and session_id = any(app_sessions()));
-- Whoever opens the scoring deals every member a blank sheet; what is written on it is the member's alone.
create policy deals on score_sheets for insert to kheo_api with check (status = 'draft' and total = 0 and lines = '[]' and deductions = '[]' and knock_outs = '[]'
  and exists (select 1 from judging_sessions s where s.id = session_id and app_writes(s.unit_path)));
create policy judged on files for select to kheo_api using (exists (select 1 from candidates c where c.registration_id = files.registration_id and c.session_id = any(app_sessions())));

create policy follows on decision_items for all to kheo_api using (exists (select 1 from decisions d where d.id = decision_id))
  with check (app_writes(unit_path) and exists (select 1 from decisions d where d.id = decision_id));

-- A nomination is seen by both ends; the upper one answers.
create policy sees on nominations for select to kheo_api using (app_sees(unit_path) or app_sees(to_path));
create policy inserts on nominations for insert to kheo_api with check (app_writes(unit_path));
create policy updates on nominations for update to kheo_api using (app_writes(to_path) or app_writes(unit_path)) with check (app_writes(to_path) or app_writes(unit_path));

-- Audit: INSERT only; read in scope.
create policy sees on audit_entries for select to kheo_api using (app_sees(unit_path));
create policy inserts on audit_entries for insert to kheo_api with check (true);
create policy inserts on outbox for insert to kheo_api with check (true);

-- Council seats go to people from anywhere in the tree: who appoints them names them by their user names, and learns no more than he needs.
create function seats(wanted text[]) returns table (id uuid, user_name text, display_name text, unit_id uuid, unit_path text)
  language sql stable security definer set search_path = public
as $$
  select a.id, a.user_name, a.display_name, a.unit_id, a.unit_path from accounts a where a.user_name = any(wanted) and a.status = 'active'
$$;

-- What anybody may learn from a certificate's code, and nothing more.
create function public_certificate(wanted text) returns table (name text, holder text, unit_name text, tier_name text, authority_name text, decision_number text,
    recognised_on date, typical boolean, status text, revoked_on date)
  language sql stable security definer set search_path = public
  return (select row(r.name, r.holder, u.party_name, r.tier_name, r.authority_name, r.decision_number, r.recognised_on, r.typical, r.status, r.revoked_on)
          from recognitions r join units u on u.id = r.unit_id where r.certificate_code = wanted);

-- ------------------------------------------------------------------------------------------------------------- audit chain
-- hash = SHA-256(previous ‖ canonical row); every field as `<octets>:<text>`, NULL as `-:`. One chain per top unit (the first two labels of the
-- path), so that no row is hot for the nation. The head's row lock puts concurrent writers in line; time is the database's.
create function audit_field(value text) returns text language sql immutable
  return case when value is null then '-:' else octet_length(value) || ':' || value end;

create function audit_chain_row() returns trigger language plpgsql security definer set search_path = public as $$
declare head audit_heads;
begin
  new.chain := coalesce(substring(new.unit_path from '^/[^/]+/[^/]+/'), new.unit_path);
  insert into audit_heads (chain, seq, hash) values (new.chain, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
  select * into strict head from audit_heads where chain = new.chain for update;
  new.seq := head.seq + 1;
  new.at := clock_timestamp();
  new.previous_hash := head.hash;
  new.hash := sha256(head.hash || convert_to(
    audit_field(new.chain) || audit_field(new.seq::text) || audit_field(trunc(extract(epoch from new.at) * 1000000)::bigint::text) || audit_field(new.actor_id::text) ||
    audit_field(new.actor_name) || audit_field(new.acting_as) || audit_field(new.action) || audit_field(new.subject_type) || audit_field(new.subject_id::text) ||
    audit_field(new.unit_path) || audit_field(new.before::text) || audit_field(new.after::text) || audit_field(new.request_id), 'UTF8'));
  update audit_heads set seq = new.seq, hash = new.hash where chain = new.chain;
  return new;
end $$;
create trigger audit_chain before insert on audit_entries for each row execute function audit_chain_row();

-- ------------------------------------------------------------------------------------------------------------------ grants
grant usage on schema public to kheo_api;
grant select, insert, update, delete on all tables in schema public to kheo_api;
revoke all on "__EFMigrationsHistory" from kheo_api;
revoke insert, update, delete on totals, coverage_totals, coverage_days from kheo_api;
revoke all on rollups_due, totals_pending, coverage_pending, obligations_pending from kheo_api;
revoke all on audit_heads from kheo_api;
revoke insert, update, delete on house_marks from kheo_api;
revoke insert, delete on first_administrators from kheo_api;
revoke update, delete on audit_entries, outbox from kheo_api;
revoke select on outbox from kheo_api;
revoke delete on accounts, units, registrations, recognitions, awards, nominations, judging_sessions, models, obligations from kheo_api;
revoke update, delete on data_protection_keys from kheo_api;
