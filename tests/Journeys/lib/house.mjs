/** A house of its own without anybody in it: deploy/up --no-demo in a folder of its own, stopped by its process and removed. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The first start of a tree builds web app and API; after that it is a matter of seconds.
const BUILD_AND_START = 8 * 60_000;
const up = fileURLToPath(new URL('../../../deploy/up', import.meta.url));

export async function emptyHouse() {
  const data = await mkdtemp(join(tmpdir(), 'kheo-empty-'));
  await chmod(data, 0o755);
  const port = await freePort();
  // The other product's database, files and addresses are no business of this one.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(KHEO_|ASPNETCORE_)/.test(name)));
  const house = spawn(up, ['--no-demo', '--port', String(port)], { env: { ...env, KHEO_DATA: data }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(house, 'exit');
  let said = '';
  for (const stream of [house.stdout, house.stderr]) stream.on('data', (words) => (said += words));
  const close = async () => {
    if (house.exitCode === null && house.signalCode === null) house.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    const until = Date.now() + BUILD_AND_START;
    while (!/^Ctrl\+C stops it/m.test(said)) {
      assert.ok(house.exitCode === null && Date.now() < until, `deploy/up --no-demo did not come up:\n${said}`);
      await new Promise((again) => setTimeout(again, 200));
    }
    const [, link] = /First administrator: (http\S+)/.exec(said) ?? [];
    assert.ok(link, `no one-time link was printed:\n${said}`);
    return { at: `http://localhost:${port}`, link, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
