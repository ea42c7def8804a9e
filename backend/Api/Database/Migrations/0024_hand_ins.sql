-- What was handed in each time and how it was answered; with whom a registration lies; what was merged into what.

create table hand_ins (
  id uuid primary key, registration_id uuid not null references registrations, unit_id uuid not null references units, unit_path text collate "C" not null,
  number int not null check (number > 0), campaign_version int not null, name text not null, parts jsonb not null, handed_in_at timestamptz not null, handed_in_by uuid not null,
  answer text,                                                           -- returned, accepted, refused, merged; null: it is being read
  answered_at timestamptz, answered_by uuid, remarks jsonb not null default '[]', reason text, mend_by date,
  row_version bigint not null default 1, constraint hand_ins_once unique (registration_id, number));

alter table registrations add column rounds int not null default 0, add column turn_since timestamptz not null default now(), add column turn_due date,
  add column merged_into jsonb, add column joined jsonb not null default '[]';
-- What was handed in before is told as one hand-in: earlier texts were not kept.
update registrations set rounds = case when submitted_at is null then 0 else 1 end, turn_since = last_sign_of_life;
insert into hand_ins (id, registration_id, unit_id, unit_path, number, campaign_version, name, parts, handed_in_at, handed_in_by, answer, answered_at, answered_by, remarks, reason)
  select gen_random_uuid(), id, unit_id, unit_path, 1, campaign_version, coalesce(submitted_parts->>'name', name), coalesce(submitted_parts->'parts', parts), submitted_at, author_id,
         case when status = 'returned' then 'returned' when status = 'refused' then 'refused' when accepted_at is not null then 'accepted' end,
         case when status in ('returned', 'refused') then last_sign_of_life else accepted_at end, accepted_by, remarks, reason
  from registrations where submitted_at is not null;

-- Joining does not end the coverage of the unit that had registered, so `answers` holds. What it would have reported is reported in the other.
create or replace function carried_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update hand_ins x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update uploads x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update activities x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update progress_reports x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update visits x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update contributions x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  return null;
end $$;

-- The name of the committee that reads what a unit hands in: the nearest unit above in which somebody may answer it. Names of units above are everybody's below.
create function committee_above(of_path text) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select u.party_name from units u where u.path = any (path_ancestors(of_path)) and u.path <> of_path
    and exists (select from officers(u.id, array['committee-officer', 'standing-agency'], (now() at time zone 'Asia/Ho_Chi_Minh')::date))
  order by length(u.path) desc limit 1
$$;
revoke all on function committee_above(text) from public;
grant execute on function committee_above(text) to kheo_api;

alter table hand_ins enable row level security;
alter table hand_ins force row level security;
create policy owner_all on hand_ins to kheo_owner using (true) with check (true);
create policy sees on hand_ins for select to kheo_api using (app_sees(unit_path));
create policy inserts on hand_ins for insert to kheo_api with check (app_writes(unit_path)
  and exists (select 1 from units u where u.id = unit_id and u.path = unit_path)
  and exists (select 1 from registrations r where r.id = registration_id and r.unit_path = hand_ins.unit_path));
create policy updates on hand_ins for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create policy tells on hand_ins for select to kheo_api using (app_door() = 'Notices');
create trigger hand_ins_with_unit before insert on hand_ins for each row when (current_user = 'kheo_api' and app_door() = '') execute function stand_with_unit();
grant select, insert, update on hand_ins to kheo_api;

-- The unit is told of an answer once it can no longer be taken back. Old answers are not told anew: the outbox has no hand-in of them.
drop index outbox_telling;
create index outbox_telling on outbox (aggregate_id, xid, id) where sent_at is null and aggregate_type in ('Reminder', 'Extension', 'DormancyReminder', 'Directive', 'DirectiveReminder', 'HandIn');
