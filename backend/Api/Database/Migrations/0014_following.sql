-- What hangs on a unit's place follows it, and follows it back when the act is undone: its word on days and hours reaches down from where it stands
-- today, and a request for more time waits where the obligation does. What was decided stays where it was recorded.
create function place_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update calendar_days d set unit_path = n.path from new_rows n join old_rows o on o.id = n.id where n.path <> o.path and d.unit_id = n.id;
  update quiet_hours q set unit_path = n.path from new_rows n join old_rows o on o.id = n.id where n.path <> o.path and q.unit_id = n.id;
  update calendar_feeds f set unit_path = n.path from new_rows n join old_rows o on o.id = n.id where n.path <> o.path and f.unit_id = n.id;
  return null;
end $$;
create trigger units_place_moved after update on units referencing old table as old_rows new table as new_rows for each statement execute function place_moved();

create function request_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update extensions e set unit_id = n.unit_id, unit_path = n.unit_path from new_rows n join old_rows o on o.id = n.id
    where (n.unit_id, n.unit_path) <> (o.unit_id, o.unit_path) and e.obligation_id = n.id and e.status = 'requested';
  return null;
end $$;
create trigger obligations_request_follows after update on obligations referencing old table as old_rows new table as new_rows for each statement execute function request_follows();
revoke all on function place_moved(), request_follows() from public;
