/** Published lists that lie beside the checkout, in `shared/data`, and never in it. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function published(name) {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'shared', 'data', name);
    if (existsSync(file)) return file;
  }
  return undefined;
}

/**
 * An Giang and Kiên Giang on the day before they became one, as rows to import. The list does not say in which district a commune stood, so they are
 * placed by the rule of the test of the same act: a successor's code below 30740 is An Giang's old range; the predecessors of eight neighbouring
 * successors make a district; a district that the list names in parentheses holds the commune it is named with.
 */
export function theDayBefore(csv) {
  const successors = csv.split('\n').slice(1).map((line) => /^(\d+),([^,]+),"?(.*?)"?\s*$/.exec(line.trim())).filter(Boolean)
    .map(([, code, name, words]) => ({ code: Number(code), name, words })).sort((one, other) => one.code - other.code);
  const rows = new Map();
  const put = (key, row) => {
    if (!rows.has(key)) rows.set(key, { code: `${row.kind === 'district-committee' ? 'H' : 'C'}${rows.size + 1}`, territorial: true, ...row });
    return rows.get(key).code;
  };
  const district = (province, name) =>
    put(`${province}/${name}`, { name: party(name), stateName: name, parentCode: province, tierCode: 'HUYEN', kind: 'district-committee' });
  successors.forEach(({ code, name, words }, n) => {
    const province = code < 30_740 ? 'AG' : 'KG';
    for (const [one, above] of words === 'giữ nguyên' ? [[name]] : divided(words)) {
      if (one.startsWith('Huyện')) district(province, one);
      else if (!rows.has(keyOf(one, above)))
        put(keyOf(one, above), {
          name: party(one), stateName: one, tierCode: 'CO-SO', kind: 'commune-committee',
          parentCode: district(province, above ? above[0].toUpperCase() + above.slice(1) : `Huyện thứ ${Math.floor(n / 8)}`),
        });
    }
  });
  return {
    successors: successors.length,
    rows: [
      { code: 'AG', name: 'Tỉnh ủy An Giang', stateName: 'Tỉnh An Giang', tierCode: 'TINH', kind: 'province-committee', territorial: true },
      { code: 'KG', name: 'Tỉnh ủy Kiên Giang', stateName: 'Tỉnh Kiên Giang', tierCode: 'TINH', kind: 'province-committee', territorial: true },
      ...rows.values(),
    ],
  };
}

const party = (name) => `Đảng bộ ${name[0].toLowerCase()}${name.slice(1)}`;
const keyOf = (name, above) => (above ? `${name} (${above})` : name);

/** Names with the unit above them; what is left of a unit that others share is that unit. */
const divided = (words) =>
  words.match(/[^,;(]+(\([^)]*\))?/g).map((part) => /^\s*([^(]*?)\s*(?:\((.*)\))?\s*$/.exec(part)).filter(([, name]) => name)
    .map(([, name, aside]) => [name, aside?.startsWith('phần còn lại') ? undefined : aside]);
