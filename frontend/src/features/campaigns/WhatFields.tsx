import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField, Select, Textarea, TextInput } from '@/ui';
import { useListCampaigns, type Content } from './api';

/** What the launch letter says first: name, theme, period, bases. */
export function WhatFields({
  content,
  onChange,
  wrong,
  programmeId,
  self,
  children,
}: {
  content: Pick<Content, 'name' | 'theme' | 'themes' | 'parentId' | 'periodFrom' | 'periodTo' | 'legalBases'>;
  onChange: (part: Partial<Content>) => void;
  wrong: Record<string, string | undefined>;
  /** Of which movement; a sub-movement stands under a campaign of the same. */
  programmeId: string | null;
  self?: string;
  /** What stands between theme and period: whose it is, under which code. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('campaigns');
  const above = useListCampaigns(
    { query: { programmeId: programmeId ?? undefined, limit: 100 } },
    { enabled: programmeId !== null },
  );
  const others = (above.data?.items ?? []).filter(({ id }) => id !== self);
  const [first, last] = [Number(content.periodFrom.slice(0, 4)), Number(content.periodTo.slice(0, 4))];
  const several =
    last > first && last - first < 10 ? Array.from({ length: last - first + 1 }, (_, n) => first + n) : [];
  const setTheme = (year: number, theme: string) =>
    onChange({
      themes: [
        ...(content.themes ?? []).filter((one) => one.year !== year),
        ...(theme.trim() === '' ? [] : [{ year, theme }]),
      ],
    });
  return (
    <div className="k-form">
      <TextInput
        required
        label={t('launch.name')}
        value={content.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={wrong.name}
        maxLength={300}
      />
      <Textarea
        label={t('theme')}
        value={content.theme ?? ''}
        onChange={(event) => onChange({ theme: event.currentTarget.value })}
        autosize
        minRows={2}
        maxLength={500}
      />
      {children}
      {others.length > 0 && (
        <Select
          label={t('branch.of')}
          description={t('branch.hint')}
          placeholder={t('branch.none')}
          clearable
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={content.parentId ?? null}
          onChange={(parentId) => onChange({ parentId })}
        />
      )}
      <div className="c-two">
        <DateField
          required
          label={t('launch.period-from')}
          value={content.periodFrom}
          onChange={(day) => day && onChange({ periodFrom: day })}
        />
        <DateField
          required
          label={t('launch.period-to')}
          value={content.periodTo}
          onChange={(day) => day && onChange({ periodTo: day })}
          error={wrong.period}
        />
      </div>
      {several.length > 0 && (
        <fieldset className="c-themes">
          <legend>{t('themes.title')}</legend>
          <p className="k-hint">{t('themes.hint')}</p>
          {several.map((year) => (
            <TextInput
              key={year}
              label={t('themes.of', { year })}
              maxLength={500}
              value={content.themes?.find((one) => one.year === year)?.theme ?? ''}
              onChange={(event) => setTheme(year, event.currentTarget.value)}
            />
          ))}
        </fieldset>
      )}
      <Textarea
        label={t('launch.bases')}
        description={t('launch.bases-hint')}
        value={content.legalBases.join('\n')}
        onChange={(event) => onChange({ legalBases: event.currentTarget.value.split('\n') })}
        autosize
        minRows={3}
      />
    </div>
  );
}
