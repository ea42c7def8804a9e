import { number } from './format';
import { i18n } from './index';

/**
 * Reads a figure as officers type it: 1.286, 1286, 1 286, 12,5 and — where it cannot mean thousands — 12.5.
 * Null for nothing, undefined for what is no figure.
 */
export function readNumber(typed: string): number | null | undefined {
  const text = typed.trim().replace(/[\s\u00a0]/g, '');
  if (text === '') return null;
  if (!/^\d[\d.,]*$/.test(text)) return undefined;
  const english = i18n.language === 'en';
  const [thousands, decimal] = english ? [',', '.'] : ['.', ','];
  const grouped = new RegExp(`^\\d{1,3}(\\${thousands}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = new RegExp(`^\\d+(\\${decimal}\\d+)?$`);
  const other = new RegExp(`^\\d+\\${thousands}\\d{1,2}$`);
  if (grouped.test(text)) return Number(text.replaceAll(thousands, '').replace(decimal, '.'));
  if (plain.test(text)) return Number(text.replace(decimal, '.'));
  return other.test(text) ? Number(text.replace(thousands, '.')) : undefined;
}

export const showNumber = (value: number | null | undefined) => (value == null ? '' : number(value, 4));
