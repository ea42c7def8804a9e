/** The main pages in paper, dark and contrast, on a desk and on a phone: nobody is shut out, nothing runs off the edge. */
import assert from 'node:assert/strict';
import { journey } from './lib/journey.mjs';

const pages = ['/', '/theo-doi', '/theo-doi?tt=requests', '/thong-bao', '/viec-cua-toi', '/dang-ky', '/dang-ky/moi', '/xet-chon', '/quyet-dinh', '/quyet-dinh/moi', '/cong-nhan', '/cong-nhan?muc=de-nghi', '/bao-cao', '/bao-cao/do-phu', '/don-vi', '/sap-xep', '/sap-xep/moi', '/lich-lam-viec', '/dot-thi-dua', '/ho-so', '/xet-chon/hoi-dong/moi', '/xet-chon/moi', '/dot-thi-dua/moi', '/bao-cao/so-ket'];
const themes = { light: 'giay', dark: 'toi', contrast: 'tuong-phan' };

journey('the main pages stand in every theme, on a desk and on a phone', {
  ...Object.fromEntries(
    Object.entries(themes).map(([theme, called]) => [
      `in ${theme}`,
      async ({ as }) => {
        const agency = await as('thuongtruc');
        const { page } = agency;
        const session = await agency.api('GET', '/api/session');
        await agency.api('PUT', '/api/me/preferences', { body: { ...session.preferences, theme }, rowVersion: session.account.rowVersion });
        const wrong = [];
        for (const path of pages) {
          await page.setViewportSize({ width: 1366, height: 900 });
          await agency.go(path);
          assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), theme);
          for (const [width, height] of [[1366, 900], [390, 844]]) {
            await page.setViewportSize({ width, height });
            await agency.settled();
            const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            if (beyond > 0) wrong.push(`${path} at ${width} px runs ${beyond} px off the edge`);
            const what = `${called}-${width}-${path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'tong-quan'}`;
            await agency.look(what).catch((error) => wrong.push(error.message));
          }
        }
        assert.deepEqual(wrong, []);
      },
    ]),
  ),
  'and the paper is put back': async ({ as }) => {
    const agency = await as('thuongtruc');
    const session = await agency.api('GET', '/api/session');
    await agency.api('PUT', '/api/me/preferences', { body: { ...session.preferences, theme: 'light' }, rowVersion: session.account.rowVersion });
  },
});
