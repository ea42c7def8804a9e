-- Answers to what a campaign asks beside the ten parts, by the codes of its fields. What is asked stands in campaigns.form and in every version's content.
alter table registrations add column answers jsonb not null default '{}';
alter table hand_ins add column answers jsonb not null default '{}';
