-- Each wall alone must hold. The rows of the units above the caller were readable under row-level security, because their names stand in
-- every breadcrumb and on every campaign: with the name came the contact, the history and all else that the unit's own people keep there.

-- ---------------------------------------------------------------------------------------------------------------- units above
-- Units: mine. Their history follows them (unit_versions asks for a visible unit).
drop policy sees on units;
create policy sees on units for select to kheo_api using (app_sees(path));

-- What a unit shows to those below it: what it is called and where it stands. The one way past the policy above, so it carries a predicate of
-- its own; a role that row-level security does not stop is not stopped here either. It runs as its owner, whom `owner_all` admits.
create view unit_names as
  select id, parent_id, code, path, kind, tier_id, party_name, state_name from units
  where app_sees(path) or app_under(path) or not row_security_active('units'::regclass);
grant select on unit_names to kheo_api;

-- ------------------------------------------------------------------------------------------------------------- council seats
-- A seat opens the council's sessions while its term runs; whoever is looked up at the door brings the seats that do.
create policy door on councils for select to kheo_api using (app_door() = 'Ticket');

-- A seat scores, steps aside for itself and records what the council did. Which candidates there are is the business of who runs the session.
drop policy writes on candidates;
create policy inserts on candidates for insert to kheo_api with check (exists (select 1 from judging_sessions s where s.id = session_id and app_writes(s.unit_path)));
create policy deletes on candidates for delete to kheo_api using (exists (select 1 from judging_sessions s where s.id = session_id and app_writes(s.unit_path)));
create policy updates on candidates for update to kheo_api
  using (exists (select 1 from judging_sessions s where s.id = session_id and (app_writes(s.unit_path) or s.id = any(app_sessions()))))
  with check (exists (select 1 from judging_sessions s where s.id = session_id and (app_writes(s.unit_path) or s.id = any(app_sessions()))));
drop policy writes on recusals;
create policy inserts on recusals for insert to kheo_api with check (exists (select 1 from judging_sessions s
  where s.id = session_id and (app_writes(s.unit_path) or (s.id = any(app_sessions()) and account_id = app_actor()))));
create policy deletes on recusals for delete to kheo_api using (exists (select 1 from judging_sessions s where s.id = session_id and app_writes(s.unit_path)));
