-- What people are told of their obligations, how they are counted, and the calendars they read.

-- ------------------------------------------------------------------------------------------------------------ what people are told
-- The hours in which nobody is written to: the nearest unit's word holds, else 20:00 to 07:00.
create table quiet_hours (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  from_time time not null, until_time time not null, row_version bigint not null default 1, constraint quiet_hours_once unique (unit_id));

-- What leaves by mail: one letter at once for what somebody did, one digest a day and person for what the rules say.
create table mails (
  id uuid primary key, account_id uuid not null references accounts, event_key text not null, not_before timestamptz not null, created_at timestamptz not null default clock_timestamp(),
  attempts int not null default 0, sent_at timestamptz, outcome text,      -- sent, nothing-left (all was done meanwhile, or there is no address), given-up
  constraint mails_once unique (account_id, event_key));
create index mails_waiting on mails (account_id, created_at) where sent_at is null;

-- One for each event and person, whoever and however many processes tell it.
create table notices (
  id uuid primary key, event_key text not null, account_id uuid not null references accounts, unit_id uuid not null references units, unit_path text collate "C" not null,
  kind text not null, title text not null, body text not null, link text not null, obligation_id uuid references obligations, mail_id uuid references mails,
  created_at timestamptz not null, read_at timestamptz, constraint notices_once unique (event_key, account_id));
create index notices_mine on notices (account_id, created_at desc, id desc);
create index notices_unread on notices (account_id) where read_at is null;
create index notices_mail on notices (mail_id) where mail_id is not null;
create index outbox_telling on outbox (aggregate_id, xid, id) where sent_at is null and aggregate_type in ('Reminder', 'Extension');

-- Those who work for a unit: who answers for it, and who may decide about what lies below it.
create function officers(of_unit uuid, roles text[], today date) returns table (account_id uuid) language sql stable set search_path = public, pg_temp as $$
  select distinct a.id from assignments g join accounts a on a.id = g.account_id
  where g.unit_id = of_unit and g.role = any (roles) and g.valid_from <= today and (g.valid_to is null or g.valid_to > today) and a.status = 'active'
$$;
-- The n-th unit up that has somebody who may decide, not above the given one.
create function unit_up(from_path text, n int, top text, today date) returns uuid language sql stable set search_path = public, pg_temp as $$
  select u.id from units u where u.path = any (path_ancestors(from_path)) and u.path <> from_path and starts_with(u.path, top)
    and exists (select from officers(u.id, array['committee-officer', 'standing-agency'], today))
  order by length(u.path) desc offset n - 1 limit 1
$$;

do $$
declare t text;
begin
  foreach t in array array['quiet_hours', 'mails', 'notices'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to kheo_owner using (true) with check (true)', t);
  end loop;
  -- The worker that tells people has a door of its own: no unit's scope, and no more than it needs.
  foreach t in array array['outbox', 'obligations', 'campaigns', 'units', 'calendar_days', 'assignments', 'accounts', 'reminders', 'extensions', 'quiet_hours', 'mails', 'notices'] loop
    execute format('create policy tells on %I for select to kheo_api using (app_door() = ''Notices'')', t);
  end loop;
  foreach t in array array['outbox', 'obligations', 'mails', 'notices'] loop
    execute format('create policy tells_updates on %I for update to kheo_api using (app_door() = ''Notices'') with check (app_door() = ''Notices'')', t);
  end loop;
  foreach t in array array['reminders', 'mails', 'notices'] loop
    execute format('create policy tells_inserts on %I for insert to kheo_api with check (app_door() = ''Notices'')', t);
  end loop;
end $$;
create policy mine on notices for select to kheo_api using (account_id = app_actor());
create policy reads on notices for update to kheo_api using (account_id = app_actor()) with check (account_id = app_actor());
create policy sees on quiet_hours for select to kheo_api using (app_sees(unit_path) or app_under(unit_path));
create policy inserts on quiet_hours for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path));
create policy updates on quiet_hours for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
grant select, insert, update on notices, quiet_hours, mails to kheo_api;
grant select on outbox to kheo_api;
grant update (sent_at) on outbox to kheo_api;

-- ------------------------------------------------------------------------------------------------------------------ people
-- How many members a unit has who may take part (no campaign), and how many of them take part in a campaign: counts of a day, never a list.
create table people_counts (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null, campaign_id uuid references campaigns,
  counted_on date not null, count int not null check (count >= 0), source text, row_version bigint not null default 1,
  constraint people_counts_once unique nulls not distinct (unit_id, campaign_id, counted_on));
create index people_counts_path on people_counts (campaign_id, unit_path, counted_on desc);

-- --------------------------------------------------------------------------------------------------------------- calendars
-- A signed address under which a person's calendar programme reads a unit's deadlines. Only the digest of the token is kept.
create table calendar_feeds (
  id uuid primary key, account_id uuid not null references accounts, unit_id uuid not null references units, unit_path text collate "C" not null,
  token_hash bytea not null unique, created_at timestamptz not null, revoked_at timestamptz, row_version bigint not null default 1);
create index calendar_feeds_account on calendar_feeds (account_id);

-- What the bearer of a token may read: the unit's days, as long as whoever made the address is active and has a role at the unit or above it.
create function calendar_feed(wanted bytea, today date) returns table (unit_name text, id uuid, kind text, campaign text, due_on date, state text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with feed as (
    select f.unit_id, u.party_name, u.tier_id from calendar_feeds f join units u on u.id = f.unit_id join accounts a on a.id = f.account_id and a.status = 'active'
    where f.token_hash = wanted and f.revoked_at is null
      and exists (select from assignments g where g.account_id = f.account_id and starts_with(f.unit_path, g.unit_path) and g.valid_from <= today and (g.valid_to is null or g.valid_to > today)))
  select f.party_name, null::uuid, null, null, null::date, null from feed f
  union all
  select f.party_name, o.id, o.form, c.name, o.due_on, obligation_state(o.handed_in_at, o.late, o.returned_at, o.exempt_reason, o.transferred_on, o.due_on, today)
  from feed f join obligations o on o.unit_id = f.unit_id join campaigns c on c.id = o.campaign_id
  where c.status <> 'draft' and o.exempt_reason is null and o.transferred_on is null
  union all
  select f.party_name, p.id, d.kind, c.name, d.day, 'planned'
  from feed f join tier_plans p on p.pilot_unit_id = f.unit_id or p.pilot_unit_id is null and p.tier_id = f.tier_id join campaigns c on c.id = p.campaign_id
  join units u on u.id = f.unit_id and starts_with(u.path, c.unit_path)
  cross join lateral (values ('judging', p.judging_due), ('recognition', p.recognition_due), ('conference', p.conference_on)) d (kind, day)
  where c.status = 'open' and d.day is not null
    and (p.pilot_unit_id is not null or not exists (select from tier_plans o where o.campaign_id = p.campaign_id and o.pilot_unit_id = f.unit_id))
$$;
revoke all on function calendar_feed(bytea, date) from public;
grant execute on function calendar_feed(bytea, date) to kheo_api;

do $$
declare t text;
begin
  foreach t in array array['people_counts', 'calendar_feeds'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to kheo_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy sees on people_counts for select to kheo_api using (app_sees(unit_path));
create policy inserts on people_counts for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path));
create policy updates on people_counts for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
-- A feed is its owner's, also of one who only reads.
create policy mine on calendar_feeds for select to kheo_api using (account_id = app_actor());
create policy makes on calendar_feeds for insert to kheo_api with check (account_id = app_actor() and app_sees(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path));
create policy revokes on calendar_feeds for update to kheo_api using (account_id = app_actor()) with check (account_id = app_actor());
grant select, insert, update on people_counts, calendar_feeds to kheo_api;
