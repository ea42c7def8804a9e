-- Carrying out: what was done, what is reported by period, and models of which nobody hears.

-- -------------------------------------------------------------------------------------------------------------- activities
create table activities (
  id uuid primary key, registration_id uuid not null references registrations, unit_id uuid not null references units, unit_path text collate "C" not null,
  held_on date not null, what text not null, place text, people int check (people >= 0), workdays numeric(9,2) check (workdays >= 0),
  recorded_by uuid not null references accounts, recorded_at timestamptz not null, row_version bigint not null default 1);
create index activities_newest on activities (registration_id, held_on desc, id desc);
alter table files add column activity_id uuid references activities;
create index files_activity on files (activity_id) where activity_id is not null;

-- -------------------------------------------------------------------------------------------------------- progress reports
create table progress_reports (
  id uuid primary key, registration_id uuid not null references registrations, unit_id uuid not null references units, unit_path text collate "C" not null,
  period_from date not null, period_to date not null, narrative text not null default '', difficulties text,
  figures jsonb not null default '[]',                                   -- indicator, baseline, target, actual so far, approximate, note
  status text not null,                                                  -- draft, handed-in, returned, accepted
  remarks jsonb not null default '[]', handed_in_at timestamptz, answered_at timestamptz, answered_by uuid, row_version bigint not null default 1,
  constraint progress_reports_once unique (registration_id, period_to), constraint progress_reports_period check (period_to >= period_from));
create index progress_reports_waiting on progress_reports (unit_path) where status in ('handed-in', 'returned');

-- ------------------------------------------------------------------------------------------------------------ dormant models
create index registrations_quiet on registrations (unit_path, last_sign_of_life) where status = 'accepted';
create table dormancy_reminders (
  id uuid primary key, registration_id uuid not null references registrations, unit_id uuid not null references units, unit_path text collate "C" not null,
  quiet_since date not null, sent_by uuid, sent_at timestamptz not null, message text not null,   -- sent_by null: the campaign's rules sent it
  event_key text constraint dormancy_reminders_event_once unique, row_version bigint not null default 1);
create index dormancy_reminders_registration on dormancy_reminders (registration_id);

drop index outbox_telling;
create index outbox_telling on outbox (aggregate_id, xid, id) where sent_at is null and aggregate_type in ('Reminder', 'Extension', 'DormancyReminder');

-- ------------------------------------------------------------------------------------------------------------------ visits
create table visits (
  id uuid primary key, registration_id uuid not null references registrations, unit_id uuid not null references units, unit_path text collate "C" not null,
  by_unit_id uuid references units, by_name text not null,                -- another body in words, where it is no unit
  visited_on date not null, members text not null, found text not null, guidance text, follow_up_by date,
  status text not null,                                                  -- open, answered, closed
  reply text, replied_at timestamptz, recorded_by uuid not null references accounts, recorded_at timestamptz not null, closed_at timestamptz,
  row_version bigint not null default 1, constraint visits_follow_up check (follow_up_by >= visited_on));
create index visits_newest on visits (registration_id, visited_on desc, id desc);

-- ----------------------------------------------------------------------------------------------------------- contributions
create table contributions (
  id uuid primary key, registration_id uuid not null references registrations, unit_id uuid not null references units, unit_path text collate "C" not null,
  contributor text not null, contributor_fold text not null, kind text not null,     -- money, material, workday, land, other
  amount numeric(18,2) check (amount >= 0), measure text, measure_fold text, words text, approximate boolean not null default false, note text,
  subject_of_work text, subject_fold text,                               -- the road, canal or house that it went into
  added_by uuid not null references accounts, added_at timestamptz not null, row_version bigint not null default 1,
  constraint contributions_told check (amount is not null and measure is not null or words is not null));
create index contributions_newest on contributions (registration_id, id desc);
create index contributions_giver on contributions (contributor_fold, unit_path) where amount is not null;
create index contributions_subject on contributions (subject_fold, unit_path) where subject_fold is not null;

-- ------------------------------------------------------------------------------------------------------------- what follows
-- What hangs on a registration goes with it when its work passes to another unit, and comes back when the act is undone. What was said stays where it was.
create function carried_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update activities x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update progress_reports x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update visits x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update contributions x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  return null;
end $$;
create trigger registrations_carried_follow after update of unit_id, unit_path on registrations for each row
  when ((old.unit_id, old.unit_path) is distinct from (new.unit_id, new.unit_path)) execute function carried_follows();
revoke all on function carried_follows() from public;

-- ------------------------------------------------------------------------------------------------------------------- walls
do $$
declare t text;
begin
  foreach t in array array['activities', 'progress_reports', 'dormancy_reminders', 'visits', 'contributions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to kheo_owner using (true) with check (true)', t);
    execute format('create policy sees on %I for select to kheo_api using (app_sees(unit_path))', t);
    execute format('create policy inserts on %I for insert to kheo_api with check (app_writes(unit_path)
                      and exists (select 1 from units u where u.id = unit_id and u.path = unit_path)
                      and exists (select 1 from registrations r where r.id = registration_id and r.unit_path = %I.unit_path))', t, t);
    execute format('create trigger %I before insert on %I for each row when (current_user = ''kheo_api'' and app_door() = '''') execute function stand_with_unit()', t || '_with_unit', t);
  end loop;
  foreach t in array array['activities', 'progress_reports', 'visits', 'contributions'] loop
    execute format('create policy updates on %I for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path))', t);
  end loop;
end $$;
create policy deletes on activities for delete to kheo_api using (app_writes(unit_path));
create policy deletes on contributions for delete to kheo_api using (app_writes(unit_path));
-- The worker that tells people.
create policy tells on registrations for select to kheo_api using (app_door() = 'Notices');
create policy tells on dormancy_reminders for select to kheo_api using (app_door() = 'Notices');
create policy tells_inserts on dormancy_reminders for insert to kheo_api with check (app_door() = 'Notices');
grant select, insert, update on activities, progress_reports, visits, contributions to kheo_api;
grant delete on activities, contributions to kheo_api;
grant select, insert on dormancy_reminders to kheo_api;
