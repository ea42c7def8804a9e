import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ErrorState, Need, say, Tag } from '@/ui';
import { useGetMatrix, useRecordAttendance, type Session } from './api';

/** Who sits, who is here, who steps aside, and how far each has scored. */
export function MembersView({ session }: { session: Session }) {
  const { t } = useTranslation('evaluation');
  const record = useRecordAttendance();
  const here = session.members.filter((member) => member.present).map((member) => member.accountId);
  const [present, setPresent] = useState<string[] | null>(null);
  const marked = present ?? here;
  const changed =
    present !== null && (present.length !== here.length || present.some((id) => !here.includes(id)));
  const may = session.actions.includes('RecordAttendance');
  const { data: matrix } = useGetMatrix(
    { path: { id: session.id } },
    { enabled: session.actions.includes('GetMatrix') },
  );
  const { numerator, denominator } = session.rules.quorum;
  const met = marked.length * denominator >= session.members.length * numerator;
  return (
    <div className="k-sheet">
      <Need
        tone={met ? 'tre' : 'thoc'}
        title={t(met ? 'members.quorum-met' : 'members.quorum-short', {
          count: marked.length,
          of: session.members.length,
        })}
      >
        {t('members.quorum-rule', { numerator, denominator })}
      </Need>
      <ul className="e-members">
        {session.members.map((member) => {
          const cells = matrix?.cells.filter((cell) => cell.accountId === member.accountId) ?? [];
          const recused = cells.filter((cell) => cell.state === 'recused').length;
          const inn = cells.filter((cell) => cell.state === 'handed-in').length;
          return (
            <li key={member.accountId}>
              {may ? (
                <label className="e-tick">
                  <input
                    type="checkbox"
                    className="k-check"
                    checked={marked.includes(member.accountId)}
                    onChange={(event) =>
                      setPresent(
                        event.currentTarget.checked
                          ? [...marked, member.accountId]
                          : marked.filter((id) => id !== member.accountId),
                      )
                    }
                  />
                  <span>
                    <b>{member.name}</b>
                    <small>{t(`seat.${member.role}`)}</small>
                  </span>
                </label>
              ) : (
                <span className="e-tick">
                  <span>
                    <b>{member.name}</b>
                    <small>{t(`seat.${member.role}`)}</small>
                  </span>
                </span>
              )}
              <span className="e-member-end">
                {matrix && (
                  <small>
                    {t('members.handed-in', { count: inn, of: cells.length - recused })}
                    {recused > 0 && ` · ${t('members.recused', { count: recused })}`}
                  </small>
                )}
                {!may && (
                  <Tag tone={member.present ? 'tre' : 'ink'}>
                    {t(member.present ? 'members.present' : 'members.absent')}
                  </Tag>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {record.error && <ErrorState error={record.error} kept={t('members.kept')} />}
      {may && (
        <div className="k-form-acts">
          <Button
            variant="filled"
            disabled={!changed}
            loading={record.isPending}
            onClick={() =>
              record.mutate(
                { path: { id: session.id }, body: { present: marked }, rowVersion: session.rowVersion },
                {
                  onSuccess: () => {
                    setPresent(null);
                    say(t('members.done', { count: marked.length }));
                  },
                },
              )
            }
          >
            {t('members.act', { count: marked.length })}
          </Button>
        </div>
      )}
    </div>
  );
}
