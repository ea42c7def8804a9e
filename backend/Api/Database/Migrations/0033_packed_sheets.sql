-- The lines of a sheet that waits for its import are kept packed, as one value that is read in order: as one document of twenty megabytes it cost a second to store, as long to read
-- back, and hundreds of megabytes meanwhile. What waits since before keeps its document until it is imported or mended.
alter table import_sheets add column heading jsonb, add column lines bytea, alter column rows drop not null,
  add constraint import_sheets_kept check (rows is not null or heading is not null and lines is not null);
alter table import_sheets alter column lines set storage external;
