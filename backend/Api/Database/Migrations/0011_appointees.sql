-- Whoever seats a person from elsewhere in the tree must know whether he will be able to score: his roles lie outside the caller's scope.
create function holds_role(account uuid, roles text[], day date) returns boolean
  language sql stable security definer set search_path = public
as $$
  select exists (select 1 from assignments a where a.account_id = account and a.role = any(roles) and a.valid_from <= day and (a.valid_to is null or a.valid_to > day))
$$;
