import { useTranslation } from 'react-i18next';
import { Choice, Sheet, Textarea, TextInput } from '@/ui';
import type { Words } from './document';

/** What the draft says, beside its list. */
export function DecisionWords({ words, onWrite }: { words: Words; onWrite: (part: Partial<Words>) => void }) {
  const { t } = useTranslation('recognition');
  return (
    <Sheet title={t('new.words')} sub={t('kept.by-itself')}>
      <div className="k-form">
        <Choice
          legend={t('new.family')}
          hint={t('new.family-hint')}
          value={words.family}
          onChange={(family) => onWrite({ family })}
          options={(['party', 'state'] as const).map((value) => ({ value, words: t(`family.${value}`) }))}
        />
        <Choice
          legend={t('new.purpose')}
          value={words.purpose}
          onChange={(purpose) => onWrite({ purpose })}
          options={(['both', 'recognise', 'award'] as const).map((value) => ({
            value,
            words: t(`purpose.${value}`),
          }))}
        />
        <TextInput
          label={t('new.authority')}
          value={words.authority}
          maxLength={300}
          onChange={(event) => onWrite({ authority: event.currentTarget.value })}
          error={words.authority.trim() === '' && t('new.missing')}
        />
        <Textarea
          label={t('new.what')}
          autosize
          value={words.title}
          maxLength={500}
          onChange={(event) => onWrite({ title: event.currentTarget.value })}
          error={words.title.trim() === '' && t('new.missing')}
        />
        <Textarea
          label={t('new.bases')}
          description={t('new.bases-hint')}
          autosize
          minRows={4}
          value={words.bases}
          onChange={(event) => onWrite({ bases: event.currentTarget.value })}
        />
      </div>
    </Sheet>
  );
}
