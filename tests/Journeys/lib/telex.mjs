/**
 * Vietnamese as UniKey types it in Telex: plain keys pass through; where a key changes letters that stand already, they are deleted and typed anew, as
 * backspaces and letters in one go. Half of the traces put their marks on at once, half at the end of the word, where more is deleted.
 */
const TONES = { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' };
const MARKS = { '\u0302': 'twice', '\u0306': 'w', '\u031B': 'w' };

function letterOf(glyph) {
  const [base, ...signs] = glyph.normalize('NFD');
  const tone = signs.find((sign) => TONES[sign]);
  if (/đ/i.test(base)) return { base: base === 'Đ' ? 'D' : 'd', mark: 'd', toned: glyph, marked: glyph };
  const mark = signs.find((sign) => MARKS[sign]);
  return {
    base, tone: TONES[tone], toned: glyph, marked: (base + (mark ?? '')).normalize('NFC'),
    mark: mark && (MARKS[mark] === 'twice' ? base.toLowerCase() : 'w'),
  };
}

/** The keys of one word, each with what the word reads after it. */
function strokes(word, late) {
  const letters = [...word.normalize('NFC')].map(letterOf);
  const reads = [];
  const keys = [];
  const press = (key) => keys.push({ key, reads: reads.join('') });
  const mark = (at) => {
    // One w makes ư and ơ of both where they stand side by side.
    for (const n of letters.keys()) if (n === at || (letters[at].mark === 'w' && letters[n].mark === 'w' && reads[n] === letters[n].base)) reads[n] = letters[n].marked;
    press(letters[at].mark);
  };
  letters.forEach(({ base, mark: due }, at) => {
    reads[at] = base;
    press(base);
    if (due && !late) mark(at);
  });
  if (late) letters.forEach(({ mark: due, base }, at) => due && reads[at] === base && mark(at));
  const at = letters.findIndex(({ tone }) => tone);
  if (at >= 0) {
    reads[at] = letters[at].toned;
    press(letters[at].tone);
  }
  return keys;
}

/** Key presses: `{ key }` passes through, `{ back }` so many backspaces, `{ typed }` a letter that UniKey puts there. */
export function trace(phrase, late) {
  const presses = [];
  for (const [piece] of phrase.normalize('NFC').matchAll(/\p{L}+|[^\p{L}]/gu)) {
    if (!/\p{L}/u.test(piece)) presses.push({ key: piece });
    else {
      let stands = '';
      for (const { key, reads } of strokes(piece, late)) {
        if (reads === stands + key) presses.push({ key });
        else {
          let same = 0;
          while (same < stands.length && stands[same] === reads[same]) same += 1;
          presses.push({ back: stands.length - same }, ...[...reads.slice(same)].map((typed) => ({ typed })));
        }
        stands = reads;
      }
    }
  }
  return presses;
}

/** What a screen without faults of its own reads after a trace. */
export const readsAfter = (presses) => presses.reduce((stands, { key, back, typed }) => (back === undefined ? stands + (key ?? typed) : stands.slice(0, stands.length - back)), '');

/** Sends a trace to whatever has the focus, as fast as the browser takes it. */
export async function typeAs(cdp, presses) {
  const sent = [];
  const press = (event, text) => {
    sent.push(cdp.send('Input.dispatchKeyEvent', { type: text === undefined ? 'rawKeyDown' : 'keyDown', ...event, ...(text !== undefined && { text, unmodifiedText: text }) }), cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }));
  };
  for (const { key, back, typed } of presses) {
    if (back !== undefined) for (let n = 0; n < back; n += 1) press({ key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 });
    else if (typed !== undefined) press({ key: typed, code: '', windowsVirtualKeyCode: 231 }, typed);
    else if (key === '\n') press({ key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }, '\r');
    else press({ key, code: /[a-z]/i.test(key) ? `Key${key.toUpperCase()}` : '', windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0), modifiers: /[A-Z]/.test(key) ? 8 : 0 }, key);
  }
  await Promise.all(sent);
}
