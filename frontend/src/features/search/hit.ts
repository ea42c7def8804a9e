import { fold } from '@/i18n/format';

export interface Piece {
  text: string;
  hit: boolean;
}

const letters = /[\p{L}\p{M}\p{N}]+/gu;

/** The text cut into pieces, the beginnings of words that were looked for apart: as the server meets them, without marks. */
export function pieces(text: string, typed: string): Piece[] {
  const wanted = (fold(typed).match(letters) ?? []).sort((a, b) => b.length - a.length);
  const whole = text.normalize('NFC');
  const found: Piece[] = [];
  const add = (text: string, hit: boolean) => {
    const last = found.at(-1);
    if (text === '') return;
    if (last && last.hit === hit) last.text += text;
    else found.push({ text, hit });
  };
  let at = 0;
  for (const { 0: word, index } of whole.matchAll(letters)) {
    add(whole.slice(at, index), false);
    const met = wanted.find((one) => fold(word).startsWith(one))?.length ?? 0;
    add(word.slice(0, met), true);
    add(word.slice(met), false);
    at = index + word.length;
  }
  add(whole.slice(at), false);
  return found;
}
