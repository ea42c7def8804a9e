import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { date, daysUntil, number } from '@/i18n/format';
import { Button, Need, StatusTag, Tag, TaskList, type Task } from '@/ui';
import { kept, type SaidAll } from '@/ui/own/fields';
import type { Dossier } from './api';
import { askedOf, entryOf } from './entry';
import { missingParts, screenOf, screens, textOf, type Part } from './parts';

/** The own fields that are asked of it, and those of them that must still be answered. */
function ownOf(view: Dossier) {
  const asked = askedOf(view.campaign.form, entryOf(view));
  const answered = asked.filter(({ code }) => kept((view.answers as SaidAll)[code]) !== undefined);
  return { asked, answered, missing: asked.filter((field) => field.required && !answered.includes(field)) };
}

const words = (text: string) => text.split(/\s+/).filter(Boolean).length;

/** What this person is waited for, in one notice; nothing when nothing is. */
export function Wanting({ view }: { view: Dossier }) {
  const { t } = useTranslation('registration');
  const { id, actions, campaign, status, remarks, reason } = view;
  const missing = missingParts(view, campaign.form.required);
  const own = ownOf(view).missing;
  const holderMissing = view.subject !== 'collective' && !view.holder?.trim();
  const due = (planned?: { on?: string | null; text?: string | null } | null) => {
    if (!planned?.on) return '';
    const left = daysUntil(planned.on);
    const day = planned.text ? `${planned.text} (${date(planned.on)})` : date(planned.on);
    return left < 0 ? t('need.due-past', { day }) : t('need.due', { day, count: left });
  };
  const edit = (part: Part | undefined, act: string) => (
    <Button
      component={Link}
      to={`/dang-ky/${id}/sua`}
      search={{ buoc: part ? screenOf(part) : 1 } as never}
      size="sm"
      variant="filled"
    >
      {act}
    </Button>
  );

  if (status === 'refused' || (status === 'returned' && remarks.length === 0))
    return (
      <Need
        tone="son"
        title={t(status === 'refused' ? 'need.refused' : 'need.returned')}
        acts={actions.includes('SaveRegistration') && edit(undefined, t('need.mend'))}
      >
        {reason}
      </Need>
    );
  if (status === 'returned')
    return (
      <Need
        tone="son"
        title={t('need.remarks', { count: remarks.length })}
        acts={
          actions.includes('SaveRegistration') &&
          edit(remarks[0]?.part ?? (remarks[0]?.field ? 'sustainability' : undefined), t('need.mend'))
        }
      >
        {[
          ...remarks.map(({ part, field }) =>
            part ? t(`part.${part}`) : campaign.form.fields?.find(({ code }) => code === field)?.label,
          ),
          reason,
        ]
          .filter(Boolean)
          .join(' · ')}{' '}
        {view.turn?.due && t('need.mend-by', { day: date(view.turn.due) })}
      </Need>
    );
  if (actions.includes('SaveRegistration'))
    return missing.length > 0 || own.length > 0 || holderMissing ? (
      <Need
        title={t('need.missing', { count: missing.length + own.length + (holderMissing ? 1 : 0) })}
        acts={edit(holderMissing ? 'name' : (missing[0] ?? 'sustainability'), t('need.write'))}
      >
        {[
          ...(holderMissing ? [t('form.holder')] : []),
          ...missing.map((part) => t(`part.${part}`)),
          ...own.map(({ label }) => label),
        ].join(', ')}
        . {due(campaign.registration)}
      </Need>
    ) : (
      <Need tone="tre" title={t('need.ready')}>
        {due(campaign.registration)}
      </Need>
    );
  if (actions.includes('DraftResult') || (status === 'accepted' && view.result))
    return (
      <Need
        title={t(view.result?.status === 'returned' ? 'need.result-returned' : 'need.result')}
        acts={
          <Button component={Link} to={`/dang-ky/${id}/ket-qua`} size="sm" variant="filled">
            {t('result.open')}
          </Button>
        }
      >
        {due(campaign.result)}
      </Need>
    );
  return null;
}

/** The dossier as a list of tasks: each part of the form, pictures, documents, the result. */
export function DossierTasks({ view }: { view: Dossier }) {
  const { t } = useTranslation(['registration', 'ownfields']);
  const { id, actions, campaign, files, result } = view;
  const mayWrite = actions.includes('SaveRegistration');
  const missing = missingParts(view, campaign.form.required);
  const own = ownOf(view);
  const pictures = files.filter(({ picture }) => picture).length;
  const documents = files.length - pictures;

  const forms: Task[] = screens.map(({ id: screen, parts }, at) => {
    const written = parts.filter((part) => textOf(view, part) !== '');
    const wanting = parts.filter((part) => missing.includes(part));
    const count = parts.reduce((sum, part) => sum + words(textOf(view, part)), 0);
    return {
      id: screen,
      words: t(`screen.${screen}`),
      to: mayWrite ? `/dang-ky/${id}/sua` : undefined,
      search: { buoc: at + 1 },
      onOpen: mayWrite ? undefined : () => document.getElementById(`doc-${parts[0]}`)?.scrollIntoView(),
      more:
        screen === 'about'
          ? campaign.name
          : `${t('parts-of', { filled: written.length, of: parts.length })} · ${t('words', { count, n: number(count) })}` +
            (wanting.length > 0
              ? ` · ${t('lacks')} ${wanting.map((part) => t(`part.${part}`).toLocaleLowerCase('vi')).join(', ')}`
              : ''),
      state: wanting.length === 0 && written.length > 0 ? 'done' : written.length > 0 ? 'doing' : 'missing',
    };
  });
  return (
    <TaskList
      label={t('tasks-of')}
      tasks={[
        ...forms,
        ...(own.asked.length > 0
          ? [
              {
                id: 'own',
                words: t('ownfields:title'),
                to: mayWrite ? `/dang-ky/${id}/sua` : undefined,
                search: { buoc: screens.length },
                onOpen: mayWrite
                  ? undefined
                  : () => document.getElementById(`doc-own-${own.asked[0]?.code}`)?.scrollIntoView(),
                more: t('ownfields:answered', { n: own.answered.length, of: own.asked.length }),
                state: (own.missing.length > 0 ? 'missing' : own.answered.length > 0 ? 'done' : 'doing') as
                  'missing' | 'done' | 'doing',
              },
            ]
          : []),
        {
          id: 'pictures',
          words: t('files.pictures'),
          more: t('files.count', { count: pictures }),
          onOpen: () => document.getElementById('reg-pictures')?.scrollIntoView(),
          state: pictures > 0 ? 'done' : 'missing',
        },
        {
          id: 'documents',
          words: t('files.documents'),
          more: t('files.count', { count: documents }),
          onOpen: () => document.getElementById('reg-documents')?.scrollIntoView(),
          state: documents > 0 ? 'done' : 'missing',
        },
        ...(view.acceptedAt
          ? [
              {
                id: 'carrying',
                words: t('carrying.title'),
                to: `/dang-ky/${id}/thuc-hien`,
                more: view.dormant ? t('carrying.quiet', { day: date(view.updatedAt) }) : t('carrying.more'),
                end: view.dormant ? <Tag tone="son">{t('dormant')}</Tag> : <span />,
              },
            ]
          : []),
        ...(view.acceptedAt
          ? [
              {
                id: 'line',
                words: t('line.title'),
                to: `/nhan-rong/${view.model.id}`,
                more: t(view.model.originId ? 'line.taken' : 'line.own'),
                end: <span />,
              },
            ]
          : []),
        ...(result || actions.includes('DraftResult')
          ? [
              {
                id: 'result',
                words: t('result.title'),
                to: `/dang-ky/${id}/ket-qua`,
                more: result?.handedInAt
                  ? t('result.handed-in', { when: date(result.handedInAt) })
                  : undefined,
                end: result ? <StatusTag kind="result" status={result.status} /> : undefined,
                state: 'missing' as const,
              },
            ]
          : []),
      ]}
    />
  );
}
