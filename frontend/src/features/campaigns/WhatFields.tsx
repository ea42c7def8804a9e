import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField, Textarea, TextInput } from '@/ui';
import type { Content } from './api';

/** What the launch letter says first: name, theme, period, bases. */
export function WhatFields({
  content,
  onChange,
  wrong,
  children,
}: {
  content: Pick<Content, 'name' | 'theme' | 'periodFrom' | 'periodTo' | 'legalBases'>;
  onChange: (part: Partial<Content>) => void;
  wrong: Record<string, string | undefined>;
  /** What stands between theme and period: whose it is, under which code. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('campaigns');
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
