import { expect, it } from 'vitest';
import type { OwnField } from '@/ui/own/fields';
import { lackingForm, moved, newField, optionsOf, sound, tidyForm } from './ownFields';

const field = (label: string, more: Partial<OwnField> = {}): OwnField => ({
  ...newField([]),
  label,
  ...more,
});
const form = (...fields: OwnField[]) => ({ required: [], version: 1, fields });

it('calls what is new after its finished name, and what hangs on it goes along', () => {
  const way = field('Hình thức', {
    code: 'muc-1',
    type: 'choice',
    options: optionsOf('Làm mới\nNhân rộng', []),
  });
  const [, many] = way.options!;
  const origin = field('Từ đâu', { code: 'muc-2', when: { field: 'muc-1', is: many!.code } });
  const { fields } = tidyForm(form(way, origin));
  expect(fields!.map(({ code }) => code)).toEqual(['hinh-thuc', 'tu-dau']);
  expect(fields![1]!.when).toEqual({ field: 'hinh-thuc', is: 'nhan-rong' });
});

it('keeps the codes of what was saved, also when it is reworded', () => {
  const saved = tidyForm(
    form(field('Hình thức', { type: 'choice', options: optionsOf('Làm mới\nNhân rộng', []) })),
  );
  const [was] = saved.fields!;
  const reworded = {
    ...was!,
    label: 'Cách làm',
    options: optionsOf('Làm mới hẳn\nNhân rộng\nKhác', was!.options!),
  };
  const { fields } = tidyForm({ ...saved, fields: [reworded] }, saved);
  expect(fields![0]!.code).toBe('hinh-thuc');
  expect(fields![0]!.options!.map(({ code }) => code)).toEqual(['lam-moi', 'nhan-rong', 'khac']);
});

it('drops a condition that would look ahead or at nothing', () => {
  const all = [field('Một', { code: 'mot' }), field('Hai', { code: 'hai', when: { field: 'mot' } })];
  expect(moved(all, 1, -1).map(({ code, when }) => [code, when ?? null])).toEqual([
    ['hai', null],
    ['mot', null],
  ]);
  expect(sound(all.slice(1))[0]!.when).toBeNull();
  expect(sound(all)[1]!.when).toEqual({ field: 'mot' });
});

it('says what is wanting before it is sent', () => {
  expect(lackingForm(form(field(' ')))).toEqual(['own-label']);
  expect(lackingForm(form(field('Chọn', { type: 'choice', options: [] })))).toEqual(['own-options']);
  expect(lackingForm(form(field('Bảng', { type: 'table', columns: [] })))).toEqual(['own-columns']);
});

it('begins a code with a letter, whatever the name begins with', () => {
  expect(tidyForm(form(field('2026 là năm gì'))).fields![0]!.code).toBe('m-2026-la-nam-gi');
});
