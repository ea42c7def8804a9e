import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, today } from '@/i18n/format';
import {
  Button,
  ConfirmDialog,
  DateField,
  ErrorState,
  Facts,
  Need,
  say,
  SheetSkeleton,
  StatusTag,
  Tag,
} from '@/ui';
import {
  useDisableAccount,
  useEnableAccount,
  useEndAssignment,
  useGetAccount,
  useInviteAccount,
  type Account,
  type Assignment,
  type Invitation,
} from './accountsApi';
import type { AccountAct, AccountSearch } from './accountSearch';
import { AssignRoleDialog } from './AssignRoleDialog';
import { HandOverDialog } from './HandOverDialog';
import { InvitationDialog } from './InvitationDialog';
import { SaveAccountDialog } from './SaveAccountDialog';

export function AccountDetail({ id, search }: { id: string; search: AccountSearch }) {
  const { data, error, refetch } = useGetAccount({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SheetSkeleton lines={8} />;
  return <Reading account={data} search={search} />;
}

function Reading({ account, search }: { account: Account; search: AccountSearch }) {
  const { t } = useTranslation(['accounts', 'status']);
  const navigate = useNavigate();
  const mayAudit = useMay('audit.read');
  const disable = useDisableAccount();
  const enable = useEnableAccount();
  const invite = useInviteAccount();
  const [ending, setEnding] = useState<Assignment | null>(null);
  const [link, setLink] = useState<Invitation | null>(null);
  const may = (name: string) => account.actions.includes(name);
  const act = (viec?: AccountAct) =>
    void navigate({
      to: '/tai-khoan/$id',
      params: { id: account.id },
      search: { ...search, viec },
      replace: viec === undefined,
    });
  const shut = () => {
    act();
    [disable, enable, invite].forEach((one) => one.reset());
  };
  const call = { path: { id: account.id }, rowVersion: account.rowVersion };
  const now = today();
  const past = (it: Assignment) => it.validTo !== null && it.validTo !== undefined && it.validTo <= now;
  const assignments = [...account.assignments].sort(
    (a, b) => Number(past(a)) - Number(past(b)) || b.validFrom.localeCompare(a.validFrom),
  );
  return (
    <article className="a-account">
      <p className="a-tags">
        <StatusTag kind="account" status={account.status} />
        {account.pending && <Tag tone="thoc">{t('pending')}</Tag>}
      </p>
      <h2>{account.displayName}</h2>
      {account.title && <p className="a-under">{account.title}</p>}
      {account.pending && account.status === 'active' && (
        <Need
          title={t('invite.wanted')}
          acts={may('InviteAccount') && <Button onClick={() => act('moi')}>{t('invite.open')}</Button>}
        >
          {account.invitationExpiresAt
            ? t('invite.until', { when: date(account.invitationExpiresAt) })
            : t('invite.none')}
        </Need>
      )}
      <Facts
        facts={[
          [t('user-name'), account.userName],
          [
            t('unit'),
            <Link key="unit" to="/don-vi/$id" params={{ id: account.unitId }} search={{}}>
              {account.unitName}
            </Link>,
          ],
          ...(account.email ? ([[t('email'), account.email]] as [string, string][]) : []),
          ...(account.phone ? ([[t('phone'), account.phone]] as [string, string][]) : []),
        ]}
      />
      <section>
        <h3>{t('assignments')}</h3>
        {assignments.length === 0 ? (
          <p className="a-none">{t('no-assignments')}</p>
        ) : (
          <ul className="a-roles">
            {assignments.map((it) => (
              <li key={it.id} data-past={past(it) || undefined}>
                <span>
                  <b>{it.roleName}</b>
                  <small>
                    {it.unitName} ·{' '}
                    {it.validTo
                      ? t('from-until', { from: date(it.validFrom), to: date(it.validTo) })
                      : t('from', { from: date(it.validFrom) })}
                  </small>
                </span>
                {it.actions.includes('EndAssignment') && (
                  <Button
                    size="sm"
                    onClick={() => setEnding(it)}
                    aria-label={t('end.of', { role: it.roleName })}
                  >
                    {t('end.open')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      {mayAudit && (
        <p>
          <Link to="/lich-su/$id" params={{ id: account.id }}>
            {t('history')}
          </Link>
        </p>
      )}
      {account.actions.length > 0 && (
        <div className="a-acts">
          {may('AssignRole') && (
            <Button variant="filled" onClick={() => act('giao')}>
              {t('assign.open')}
            </Button>
          )}
          {may('HandOverWork') && <Button onClick={() => act('ban-giao')}>{t('hand-over.open')}</Button>}
          {may('SaveAccount') && <Button onClick={() => act('sua')}>{t('save.open')}</Button>}
          {may('InviteAccount') && !account.pending && (
            <Button onClick={() => act('moi')}>{t('invite.again')}</Button>
          )}
          {may('DisableAccount') && <Button onClick={() => act('khoa')}>{t('disable.open')}</Button>}
          {may('EnableAccount') && <Button onClick={() => act('mo')}>{t('enable.open')}</Button>}
        </div>
      )}
      {search.viec === 'giao' && may('AssignRole') && <AssignRoleDialog account={account} onClose={shut} />}
      {search.viec === 'ban-giao' && may('HandOverWork') && (
        <HandOverDialog account={account} onClose={shut} />
      )}
      {search.viec === 'sua' && may('SaveAccount') && <SaveAccountDialog account={account} onClose={shut} />}
      <ConfirmDialog
        opened={search.viec === 'khoa' && may('DisableAccount')}
        onClose={shut}
        title={t('disable.title', { name: account.displayName })}
        act={t('disable.act')}
        busy={disable.isPending}
        error={disable.error}
        onConfirm={() =>
          disable.mutate(call, {
            onSuccess: () => {
              shut();
              say(t('disable.done', { name: account.displayName }));
            },
          })
        }
      >
        {t('disable.what')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={search.viec === 'mo' && may('EnableAccount')}
        onClose={shut}
        title={t('enable.title', { name: account.displayName })}
        act={t('enable.act')}
        busy={enable.isPending}
        error={enable.error}
        onConfirm={() =>
          enable.mutate(call, {
            onSuccess: () => {
              shut();
              say(t('enable.done', { name: account.displayName }));
            },
          })
        }
      >
        {t('enable.what')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={search.viec === 'moi' && may('InviteAccount')}
        onClose={shut}
        title={t('invite.title', { name: account.displayName })}
        act={t('invite.act')}
        busy={invite.isPending}
        error={invite.error}
        onConfirm={() =>
          invite.mutate(call, {
            onSuccess: ({ invitation }) => {
              shut();
              setLink(invitation ?? null);
            },
          })
        }
      >
        {t('invite.what')}
      </ConfirmDialog>
      {link && (
        <InvitationDialog invitation={link} name={account.displayName} onClose={() => setLink(null)} />
      )}
      {ending && <EndDialog key={ending.id} assignment={ending} onClose={() => setEnding(null)} />}
    </article>
  );
}

function EndDialog({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const end = useEndAssignment();
  const [day, setDay] = useState<string | null>(today());
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('end.title', { role: assignment.roleName, unit: assignment.unitName })}
      act={t('end.act')}
      busy={end.isPending}
      error={end.error}
      onConfirm={() =>
        end.mutate(
          { path: { id: assignment.id }, rowVersion: assignment.rowVersion, body: { endsOn: day } },
          {
            onSuccess: () => {
              onClose();
              say(t('end.done', { role: assignment.roleName }));
            },
          },
        )
      }
    >
      <p>{t('end.what')}</p>
      <DateField label={t('end.from')} value={day} onChange={setDay} min={today()} />
    </ConfirmDialog>
  );
}
