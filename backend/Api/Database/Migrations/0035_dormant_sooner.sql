-- Who is dormant, campaign by campaign, without the registrations themselves: the reminders ask it every half minute.
create index registrations_dormant on registrations (campaign_id, last_sign_of_life) include (id, unit_path) where status = 'accepted';
