/** One Chromium for a journey; every person in it has a window of his own, and every window is watched. */
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

export const origin = (process.env.KHEO_URL ?? 'http://localhost:5080').replace(/\/$/, '');
export const PATIENCE = 30_000;
const PASSWORD = process.env.KHEO_PASSWORD ?? 'an-binh-minh-hoa-2026';
const shots = new URL(`../shots/${basename(process.argv[1], '.mjs')}/`, import.meta.url).pathname;
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** `at` is the address of the product that is used; the one of the whole ring when unsaid. */
export async function openBrowser(at = origin) {
  // Fresh windows are contexts of this one browser; nothing of a person reaches another.
  const browser = await chromium.launch({ executablePath: process.env.KHEO_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS, timeout: 2 * PATIENCE });
  mkdirSync(shots, { recursive: true });
  return {
    window: (name, options) => openWindow(browser, at, name, options),
    close: () => browser.close(),
  };
}

/** What a browser says by itself of a question whose answer is no: before sign-in there is no session, a wrong code is not found. */
const said = (text, url, expected) => expected.some(([status, path]) => text.includes(`status of ${status}`) && path.test(url ? new URL(url).pathname : '/'));

async function openWindow(browser, at, name, { width = 1366, height = 900, expected = [] } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE);
  const troubles = [];
  const answers = [[401, /^\/api\/session$/], ...expected];
  const page = await context.newPage();
  page.on('console', (line) => {
    if (line.type() === 'error' && !said(line.text(), line.location().url, answers)) troubles.push(`console: ${line.text()} (${line.location().url})`);
  });
  page.on('pageerror', (error) => troubles.push(`page: ${error.stack ?? error}`));
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (/^https?:|^wss?:/.test(protocol) && asked !== new URL(at).origin) troubles.push(`another origin: ${request.url()}`);
  });
  return new Person(page, at, name, troubles);
}

export class Person {
  #shot = 0;
  constructor(page, at, name, troubles) {
    Object.assign(this, { page, at, name, troubles });
  }

  /** Types the name and the password as anybody does. */
  async signIn(userName = this.name, password = PASSWORD) {
    await this.page.goto(`${this.at}/dang-nhap`);
    await this.page.getByLabel('Tên đăng nhập').pressSequentially(userName);
    await this.page.getByLabel('Mật khẩu', { exact: true }).pressSequentially(password);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('button', { name: 'Tài khoản' }).or(this.page.getByRole('navigation', { name: 'Mục lục' })).first().waitFor();
    await this.settled();
  }

  async go(path) {
    await this.page.goto(this.at + path);
    await this.settled();
  }

  /** Nothing is being read any more. */
  async settled() {
    await this.page.waitForLoadState('networkidle', { timeout: PATIENCE });
    await this.page.waitForFunction(() => !document.querySelector('[aria-busy="true"]') && document.querySelector('h1, h2'), null, { timeout: PATIENCE });
    await this.page.evaluate(() => document.fonts.ready);
  }

  /** One page visited: kept as a picture, and read as one who cannot see it would. */
  async look(what, { within } = {}) {
    await this.settled();
    this.#shot += 1;
    await this.page.screenshot({ path: join(shots, `${this.name}-${String(this.#shot).padStart(2, '0')}-${what}.png`), fullPage: true });
    // No frames here, so axe stays in the page; only what it objects to is worked out in full.
    let axe = new AxeBuilder({ page: this.page }).options({ resultTypes: ['violations'] }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).setLegacyMode(true);
    if (within) axe = axe.include(within);
    const { violations } = await axe.analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary?.split('\n')[1]?.trim() ?? ''}`).join(' | ')}`),
      [], `axe on ${what} at ${this.page.url()}`);
    this.calm(what);
  }

  /** Neither an error in the console nor a word to another origin so far. */
  calm(what = 'the window') {
    assert.deepEqual(this.troubles, [], `troubles on ${what} at ${this.page.url()}`);
  }

  async photograph(what) {
    await this.page.screenshot({ path: join(shots, `${this.name}-${what}.png`), fullPage: true }).catch(() => undefined);
  }

  /** The word that the page says after an act. */
  async said(words) {
    await this.page.getByText(words).first().waitFor();
  }

  /** The public API, asked from inside the window: the same cookies, the same rules. */
  async api(method, path, { body, rowVersion } = {}) {
    const answer = await this.page.evaluate(
      async ([verb, address, content, version]) => {
        const session = await (await fetch('/api/session')).json();
        const response = await fetch(address, {
          method: verb,
          headers: {
            ...(content === undefined ? {} : { 'Content-Type': 'application/json' }),
            ...(verb === 'GET' ? {} : { 'X-Kheo-Antiforgery': session.antiforgeryToken }),
            ...(verb === 'POST' ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
            ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
          },
          body: content === undefined ? undefined : JSON.stringify(content),
        });
        const text = await response.text();
        return { status: response.status, content: text ? JSON.parse(text) : null };
      },
      [method, path, body, rowVersion],
    );
    assert.ok(answer.status < 300, `${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.content)}`);
    return answer.content;
  }
}
