-- What those above and beside a unit are told.

-- Both sides of a twinning are told of it. What was assigned before is not told anew.
create policy tells on twinnings for select to kheo_api using (app_door() = 'Notices');
update outbox set sent_at = clock_timestamp() where aggregate_type = 'Twinning' and sent_at is null;
drop index outbox_telling;
create index outbox_telling on outbox (aggregate_id, xid, id) where sent_at is null and aggregate_type in ('Reminder', 'Extension', 'DormancyReminder', 'Directive', 'DirectiveReminder', 'HandIn', 'Twinning');

-- A directive writes letters by the ten thousand: the next to leave is found in order, without sorting those that wait.
create index mails_next on mails (created_at, id) where sent_at is null;
