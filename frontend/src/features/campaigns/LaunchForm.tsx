import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { number } from '@/i18n/format';
import { Button, ErrorState, fieldErrors, say, Select, Sheet, TextInput } from '@/ui';
import { useCreateCampaign, type Content, type FieldList, type Programme } from './api';
import { tidy } from './content';
import { WhatFields } from './WhatFields';

/** The first screen of a campaign; the draft is kept from here on, and the other screens open on it. */
export function LaunchForm({
  start,
  code: suggested,
  issuer,
  programmes,
  lists,
}: {
  start: Content;
  code: string;
  issuer?: string;
  /** Of which movement: one only when a former campaign says so. */
  programmes: Programme[];
  lists: FieldList[];
}) {
  const { t } = useTranslation('campaigns');
  const navigate = useNavigate();
  const { units } = useSession();
  const create = useCreateCampaign();
  const [content, setContent] = useState(start);
  const [code, setCode] = useState(suggested);
  const [programmeId, setProgrammeId] = useState(programmes[0]?.id ?? null);
  const homes = [...new Map(units.map((it) => [it.unitId, it.unitName])).entries()];
  const [unitId, setUnitId] = useState(() => (homes.some(([id]) => id === issuer) ? issuer : homes[0]?.[0]));
  const [lacks, setLacks] = useState<Record<string, string>>({});
  const change = (part: Partial<Content>) => setContent((was) => ({ ...was, ...part }));
  const own = lists.filter((list) => list.programmeId === programmeId);
  const fieldListId = own.find(({ id }) => id === content.fieldListId)?.id ?? own[0]?.id ?? null;
  const wrong = { ...(create.error ? fieldErrors(create.error) : {}), ...lacks };
  return (
    <form
      className="k-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found: Record<string, string> = {};
        if (content.name.trim() === '') found.name = t('launch.missing');
        if (!/^[A-Z0-9][A-Z0-9._-]{0,31}$/.test(code.trim())) found.code = t('launch.code-form');
        if (content.periodTo <= content.periodFrom) found.period = t('launch.period-reversed');
        if (!fieldListId) found.fieldListId = t('launch.no-list');
        setLacks(found);
        if (!programmeId || !fieldListId || Object.keys(found).length > 0) return;
        create.mutate(
          {
            body: {
              unitId,
              programmeId,
              code: code.trim(),
              content: tidy({ ...content, fieldListId }, start),
            },
          },
          {
            onSuccess: (made) => {
              say(t('launch.done', { name: made.content.name }));
              void navigate({ to: '/dot-thi-dua/$id/sua', params: { id: made.id }, search: { buoc: 'han' } });
            },
          },
        );
      }}
    >
      <Sheet title={t('launch.step-what')}>
        <WhatFields content={content} onChange={change} wrong={wrong} programmeId={programmeId}>
          <div className="c-two">
            {programmes.length > 1 && (
              <Select
                label={t('programme')}
                value={programmeId}
                onChange={setProgrammeId}
                data={programmes.map(({ id, name }) => ({ value: id, label: name }))}
                allowDeselect={false}
              />
            )}
            <Select
              label={t('edit.list')}
              value={fieldListId}
              onChange={(id) => id && change({ fieldListId: id })}
              data={own.map(({ id, version, fields }) => ({
                value: id,
                label: t('edit.list-of', { n: number(version), fields: number(fields.length) }),
              }))}
              error={wrong.fieldListId}
              allowDeselect={false}
            />
            <TextInput
              required
              label={t('code')}
              description={t('launch.code-hint')}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              error={wrong.code}
              maxLength={32}
            />
            {homes.length > 1 && (
              <Select
                label={t('issuer')}
                value={unitId}
                onChange={(id) => id && setUnitId(id)}
                data={homes.map(([value, label]) => ({ value, label }))}
                allowDeselect={false}
              />
            )}
          </div>
        </WhatFields>
      </Sheet>
      {create.error && Object.keys(create.error.errors).length === 0 && (
        <ErrorState error={create.error} kept={t('ui:confirm.kept')} />
      )}
      <div className="k-form-acts">
        <Button type="submit" variant="filled" loading={create.isPending}>
          {t('launch.act')}
        </Button>
      </div>
    </form>
  );
}
