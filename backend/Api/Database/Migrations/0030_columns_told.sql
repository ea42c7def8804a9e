-- What the columns of a sheet of registrations were said to be on the screen, and how many headings keep its rows from being read.
alter table registration_imports add column columns jsonb not null default '[]', add column misread int not null default 0;
