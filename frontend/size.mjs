// The size gate: first load (JS + CSS of the entry and all it imports at once) and every lazily loaded chunk, gzipped.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const FIRST_LOAD_KB = 260;
const CHUNK_KB = 60;

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const weigh = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1024;
const kb = (n) => `${n.toFixed(1)} KB`;

const first = new Set();
const walk = (key) => {
  const chunk = manifest[key];
  if (!chunk || first.has(chunk.file)) return;
  first.add(chunk.file);
  chunk.css?.forEach((file) => first.add(file));
  chunk.imports?.forEach(walk);
};
Object.keys(manifest)
  .filter((key) => manifest[key].isEntry)
  .forEach(walk);

const sized = [...first].map((file) => [file, weigh(file)]);
const total = sized.reduce((sum, [, size]) => sum + size, 0);
const js = sized.filter(([file]) => file.endsWith('.js')).reduce((sum, [, size]) => sum + size, 0);
console.log(`first load ${kb(total)} of ${FIRST_LOAD_KB} (JS ${kb(js)}, CSS ${kb(total - js)})`);

const lazy = [...new Set(Object.values(manifest).flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]))]
  .filter((file) => /\.(js|css)$/.test(file) && !first.has(file))
  .map((file) => [file, weigh(file)])
  .sort((a, b) => b[1] - a[1]);
lazy.slice(0, 8).forEach(([file, size]) => console.log(`  ${file} ${kb(size)}`));

const fat = lazy.filter(([, size]) => size > CHUNK_KB);
if (total > FIRST_LOAD_KB || fat.length > 0) {
  console.error(
    `too heavy: ${total > FIRST_LOAD_KB ? `first load over ${FIRST_LOAD_KB} KB. ` : ''}${fat.map(([f]) => f).join(', ')}` +
      ' — load the heavy part with import() inside the page that needs it',
  );
  process.exit(1);
}
