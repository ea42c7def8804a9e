/** A journey is told in steps; when one fails the later ones are not tried, and every window is photographed. */
import { test } from 'node:test';
import { openBrowser } from './browser.mjs';

/** `house` starts a product of the journey's own; its people choose their passwords themselves. `skip` is the reason to stay at home. */
export function journey(name, steps, { house, password, skip = false } = {}) {
  test(name, { timeout: 12 * 60_000, skip }, async (t) => {
    const own = await house?.();
    const browser = await openBrowser(own?.at);
    const windows = {};
    const cast = {
      /** The window of somebody, opened and signed in when he first appears. */
      async as(userName) {
        if (!windows[userName]) {
          windows[userName] = await browser.window(userName);
          await windows[userName].signIn(userName, password);
        }
        return windows[userName];
      },
      /** A window of somebody who has no account. */
      own,
      anybody: async (called, options) => (windows[called] ??= await browser.window(called, options)),
    };
    let broken = '';
    try {
      for (const [words, step] of Object.entries(steps))
        await t.test(words, async (step_) => {
          if (broken) return step_.skip(`after “${broken}” failed`);
          try {
            await step(cast);
            for (const window of Object.values(windows)) window.calm(words);
          } catch (error) {
            broken = words;
            for (const [who, window] of Object.entries(windows)) {
              await window.photograph('failed');
              if (window.troubles.length > 0) step_.diagnostic(`${who}: ${window.troubles.join('; ')}`);
              step_.diagnostic(`${who} stood at ${window.page.url()}`);
            }
            throw error;
          }
        });
    } finally {
      await browser.close();
      await own?.close();
    }
  });
}

/** Different in every run, so that a journey can be walked again on the same data; short enough to be read. */
export const mark = () => Date.now().toString(36).slice(-6).toUpperCase();
