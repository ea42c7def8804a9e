-- The model over the years: where it was taken over.

-- How it began is kept: `lineage` becomes continuing when a model goes on.
alter table models add column began_as text not null default 'new';
update models set began_as = case when lineage <> 'continuing' then lineage when origin_id is null then 'new' else 'replication' end;
create index models_origin on models (origin_id) where origin_id is not null;
create index registrations_model on registrations (model_id);
