import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BulkBar, Button, EmptyState, Money, Select, TextInput } from '@/ui';
import type { Decision } from './api';
import { coefficientOf, type Line } from './document';

const FORMS = ['giay-khen', 'bang-khen', 'bieu-duong', 'thu-khen', 'co-thi-dua'] as const;
const CATEGORIES = ['for-the-model', 'for-implementing', 'for-directing'] as const;
type Form = (typeof FORMS)[number];
type Category = (typeof CATEGORIES)[number];

interface Props {
  decision: Decision;
  lines: Line[];
  onChange: (lines: Line[]) => void;
}

/** The draft's list: a tick for typical, an award by form, category and coefficient; the sum is the server's. */
export function ListEditor({ decision, lines, onChange }: Props) {
  const { t } = useTranslation('recognition');
  const [picked, setPicked] = useState<Set<string>>(new Set());
  const [all, setAll] = useState<{ form: Form; category: Category; typed: string }>({
    form: 'giay-khen',
    category: 'for-the-model',
    typed: '',
  });
  if (lines.length === 0)
    return (
      <div className="k-list" data-alone>
        <EmptyState
          act={
            <Link
              className="k-btn"
              to="/quyet-dinh/$id"
              params={{ id: decision.id }}
              search={{ xem: 'them' }}
            >
              {t('add.go')}
            </Link>
          }
        >
          {t('list.empty')}
        </EmptyState>
      </div>
    );
  const put = (keys: ReadonlySet<string>, part: (line: Line) => Partial<Line>) =>
    onChange(lines.map((line) => (keys.has(line.key) ? { ...line, ...part(line) } : line)));
  const one = (key: string, part: Partial<Line>) => put(new Set([key]), () => part);
  const toggle = (key: string) => {
    const next = new Set(picked);
    if (!next.delete(key)) next.add(key);
    setPicked(next);
  };
  const award = (line: Line, form: Form | null) => ({
    awardForm: form,
    awardCategory: form
      ? (line.awardCategory ?? (line.registrationId ? 'for-the-model' : 'for-implementing'))
      : null,
    typed: form ? line.typed : '',
    money: null,
  });
  const everyone = lines.every(({ key }) => picked.has(key));
  return (
    <div className="k-list" data-alone>
      <BulkBar count={picked.size} onClear={() => setPicked(new Set())}>
        <Button onClick={() => put(picked, (line) => ({ typical: line.recognise }))}>
          {t('bulk.typical', { count: picked.size })}
        </Button>
        <Button
          onClick={() => {
            onChange(lines.filter(({ key }) => !picked.has(key)));
            setPicked(new Set());
          }}
        >
          {t('bulk.drop', { count: picked.size })}
        </Button>
      </BulkBar>
      {decision.purpose !== 'recognise' && (
        <div className="r-bulk" role="group" aria-label={t('bulk.award')}>
          <Select
            label={t('list.form')}
            data={FORMS.map((value) => ({ value, label: t(`form.${value}`) }))}
            allowDeselect={false}
            value={all.form}
            onChange={(value) => setAll({ ...all, form: (value ?? 'giay-khen') as Form })}
          />
          <Select
            label={t('list.category')}
            data={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
            allowDeselect={false}
            value={all.category}
            onChange={(value) => setAll({ ...all, category: (value ?? 'for-the-model') as Category })}
          />
          <TextInput
            label={t('list.coefficient')}
            inputMode="decimal"
            autoComplete="off"
            value={all.typed}
            onChange={(event) => setAll({ ...all, typed: event.currentTarget.value })}
          />
          <Button
            onClick={() =>
              put(picked.size > 0 ? picked : new Set(lines.map(({ key }) => key)), (line) => ({
                awardForm: all.form,
                awardCategory:
                  line.registrationId || all.category !== 'for-the-model' ? all.category : 'for-implementing',
                typed: all.typed,
                money: null,
              }))
            }
          >
            {t('bulk.apply', { count: picked.size > 0 ? picked.size : lines.length })}
          </Button>
        </div>
      )}
      <div className="r-scroll" role="region" tabIndex={0} aria-label={t('view.danh-sach')}>
        <table className="k-ledger r-list" data-pickable>
          <thead>
            <tr>
              <th className="k-pick" scope="col">
                <input
                  type="checkbox"
                  className="k-check"
                  aria-label={t('list.pick-all', { count: lines.length })}
                  checked={everyone}
                  onChange={() => setPicked(everyone ? new Set() : new Set(lines.map(({ key }) => key)))}
                />
              </th>
              <th scope="col">{t('list.who')}</th>
              <th scope="col">{t('list.typical')}</th>
              <th scope="col">{t('list.award')}</th>
              <th scope="col">{t('list.coefficient')}</th>
              <th scope="col" data-num>
                {t('list.money')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={line.key} data-picked={picked.has(line.key) || undefined}>
                <td className="k-pick">
                  <input
                    type="checkbox"
                    className="k-check"
                    aria-label={t('list.pick', { name: line.name })}
                    checked={picked.has(line.key)}
                    onChange={() => toggle(line.key)}
                  />
                </td>
                <th scope="row" data-card="title">
                  <b>
                    {at + 1}. {line.name}
                  </b>
                  <small>
                    {line.unitName}
                    {line.code && ` · ${line.code}`}
                  </small>
                </th>
                <td data-card="tag">
                  {line.recognise ? (
                    <label className="r-tick">
                      <input
                        type="checkbox"
                        className="k-check"
                        checked={line.typical}
                        onChange={(event) => one(line.key, { typical: event.currentTarget.checked })}
                      />
                      <span>{t('list.typical')}</span>
                      <span className="sr">: {line.name}</span>
                    </label>
                  ) : (
                    t('list.award-only')
                  )}
                </td>
                <td className="r-award" data-card="tag">
                  {decision.purpose === 'recognise' ? (
                    '–'
                  ) : (
                    <>
                      <Select
                        aria-label={t('list.form-of', { name: line.name })}
                        placeholder={t('list.no-award')}
                        clearable
                        clearButtonProps={{ 'aria-label': t('list.no-award') }}
                        data={FORMS.map((value) => ({ value, label: t(`form.${value}`) }))}
                        value={line.awardForm ?? null}
                        onChange={(value) => one(line.key, award(line, value as Form | null))}
                      />
                      {line.awardForm && (
                        <Select
                          aria-label={t('list.category-of', { name: line.name })}
                          allowDeselect={false}
                          data={CATEGORIES.filter(
                            (value) => line.registrationId || value !== 'for-the-model',
                          ).map((value) => ({ value, label: t(`category.${value}`) }))}
                          value={line.awardCategory ?? null}
                          onChange={(value) => one(line.key, { awardCategory: value as Category })}
                        />
                      )}
                    </>
                  )}
                </td>
                <td className="r-coefficient" data-card="end">
                  {line.awardForm && (
                    <TextInput
                      aria-label={t('list.coefficient-of', { name: line.name })}
                      inputMode="decimal"
                      autoComplete="off"
                      placeholder={t('list.no-money')}
                      value={line.typed}
                      onChange={(event) => one(line.key, { typed: event.currentTarget.value, money: null })}
                      error={
                        line.typed.trim() !== '' &&
                        coefficientOf(line.typed) === null &&
                        t('list.coefficient-wrong')
                      }
                    />
                  )}
                </td>
                <td data-num data-card="end">
                  {line.money == null ? '–' : <Money dong={line.money} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
