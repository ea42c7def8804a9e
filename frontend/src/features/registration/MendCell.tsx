import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fold, number } from '@/i18n/format';
import { Button, Select, Textarea, TextInput } from '@/ui';
import type { Fault } from '@/ui/imports';
import { UnitPicker } from '@/ui/UnitPicker';
import { useGetCampaign } from './api';
import type { RegistrationImport } from './importsApi';
import { kinds, subjects } from './search';

/** The headings whose cells are chosen and not written, as people may have called them; and those of one line. */
const chosen = {
  unit: /^((ma|ten) )?don vi$|^duong dan$/,
  field: /^linh vuc$/,
  kind: /^loai$/,
  subject: /^(chu the|doi tuong)$/,
  line: /^(ten mo hinh|mo hinh dien hinh|nguoi (ho )?thuc hien)/,
};
const wayOf = (column: string) => {
  const name = fold(column)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return (Object.keys(chosen) as (keyof typeof chosen)[]).find((way) => chosen[way].test(name));
};

/** The API says no more of a cell than this. */
const SHOWN = 200;

interface Props {
  one: RegistrationImport;
  fault: Fault;
  says: ReactNode;
  id: string;
  /** All that are wrong in the same way, this one among them. */
  alike: Fault[];
  open: boolean;
  busy: boolean;
  onOpen: () => void;
  onClose: () => void;
  onWrite: (cells: Fault[], value: string) => void;
}

/** What a cell says; opened, the field in which it is written anew. */
export function MendCell({ says, id, open, onOpen, ...mending }: Props) {
  const { t } = useTranslation('sheets');
  const { fault } = mending;
  if (open) return <Mending says={says} {...mending} />;
  return (
    <span className="reg-cell">
      {says}{' '}
      <button
        type="button"
        className="k-link"
        id={id}
        aria-label={t('mend.open', { cell: fault.cell ?? fault.column, row: fault.row })}
        onClick={onOpen}
      >
        {t('mend.open-word')}
      </button>
    </span>
  );
}

function Mending({ one, fault, says, alike, busy, onClose, onWrite }: Omit<Props, 'id' | 'open' | 'onOpen'>) {
  const { t } = useTranslation(['sheets', 'registration']);
  // What its column was said to be, where its heading says something else.
  const read = one.columns?.read.find(({ column }) => column === fault.cell?.replace(/\d+$/, ''));
  const way = wayOf(read?.means ?? fault.column);
  const cut = (fault.value?.length ?? 0) >= SHOWN;
  const [text, setText] = useState(cut ? '' : (fault.value ?? ''));
  const [all, setAll] = useState(false);
  const written = way === undefined || way === 'line';
  const write = (value: string) => onWrite(all ? alike : [fault], value);
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };
  const label = t('mend.label', { column: fault.column, row: fault.row });
  const description = cut ? t('mend.cut', { n: number(SHOWN) }) : undefined;
  return (
    <form
      className="reg-mending"
      onKeyDown={leave}
      onSubmit={(event) => {
        event.preventDefault();
        // Enter in a list on which nothing is marked yet would send the faulty word once more.
        if (written) write(text);
      }}
    >
      {written && !cut ? null : <p>{says}</p>}
      {alike.length > 1 && fault.value && (
        <label className="reg-alike">
          <input
            type="checkbox"
            className="k-check"
            checked={all}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
          {t('mend.alike', { count: alike.length, n: number(alike.length) })}
        </label>
      )}
      {way === 'unit' ? (
        <UnitPicker
          autoFocus
          optional
          label={label}
          under={one.unitId}
          value={null}
          onChange={(unit) => unit?.path && write(unit.path)}
        />
      ) : way === 'field' ? (
        <ChooseField one={one} label={label} onChoose={write} />
      ) : way === 'kind' || way === 'subject' ? (
        <Choose
          label={label}
          words={
            way === 'kind'
              ? kinds.map((kind) => t(`registration:kind.${kind}`))
              : subjects.map((subject) => t(`registration:subject.${subject}`))
          }
          onChoose={write}
        />
      ) : way === 'line' ? (
        <TextInput
          autoFocus
          label={label}
          description={description}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <Textarea
          autoFocus
          autosize
          minRows={2}
          maxRows={10}
          maxLength={7999}
          label={label}
          description={description ?? t('mend.lines')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) write(text);
          }}
        />
      )}
      <span className="k-form-acts">
        {written && (
          <Button size="sm" type="submit" variant="filled" loading={busy}>
            {t('mend.act')}
          </Button>
        )}
        <Button size="sm" onClick={onClose}>
          {t('ui:confirm.no')}
        </Button>
        {busy && <span role="status">{t('mend.checking')}</span>}
      </span>
    </form>
  );
}

function ChooseField({
  one,
  label,
  onChoose,
}: {
  one: RegistrationImport;
  label: string;
  onChoose: (word: string) => void;
}) {
  const { data } = useGetCampaign({ path: { id: one.campaignId } });
  return <Choose label={label} words={(data?.fields ?? []).map(({ name }) => name)} onChoose={onChoose} />;
}

/** Choosing is writing: there is nothing left to confirm. */
const Choose = ({
  label,
  words,
  onChoose,
}: {
  label: string;
  words: string[];
  onChoose: (word: string) => void;
}) => (
  <Select
    autoFocus
    searchable
    label={label}
    data={words}
    value={null}
    onChange={(word) => word && onChoose(word)}
    filter={({ options, search }) =>
      options.filter((option) => 'label' in option && fold(option.label).includes(fold(search.trim())))
    }
    maxDropdownHeight={260}
  />
);
