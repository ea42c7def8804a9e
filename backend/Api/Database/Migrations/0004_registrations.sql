-- Registrations: their codes, and the search that forgets marks.

-- `DVK-2026-0031`: the programme's code, the campaign's year, and a number without gaps counted per owner of campaigns and year.
-- Given at insert, the last statement of the writing transaction, so that the counter's row is held as short as can be.
-- A draft is never deleted, so no number is ever missing.
create function number_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  campaign record;
  number int;
begin
  if coalesce(new.code, '') <> '' then return new; end if;
  select c.unit_path, extract(year from c.period_from)::int as year, p.code into strict campaign
    from campaigns c join programmes p on p.id = c.programme_id where c.id = new.campaign_id;
  insert into registration_counters as k (unit_path, year, last) values (campaign.unit_path, campaign.year, 1)
    on conflict (unit_path, year) do update set last = k.last + 1 returning last into number;
  new.code := campaign.code || '-' || campaign.year || '-' || lpad(number::text, greatest(4, length(number::text)), '0');
  return new;
end $$;
create trigger registrations_code before insert on registrations for each row execute function number_registration();

-- A campaign's words for search lie in one index; the caller's subtree is cut out of its answer.
create index models_name on models using gin (to_tsvector('simple', name_fold));
