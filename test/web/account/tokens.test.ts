import { beforeAll, describe, expect, it, test } from 'vitest';
import { addToken, findTokenViewer, idOfToken, listTokens } from '../../../src/access/tokens.js';
import type { Role } from '../../../src/access/rights.js';
import { listEvents } from '../../../src/study/events.js';
import { accountTexts } from '../../../src/web/account/texts.js';
import { tokenTexts } from '../../../src/web/account/token-texts.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { linkFor } from '../../support/signed-in.js';
import { openSite, type Site } from '../../support/site.js';

const { nl, en } = tokenTexts;

describe.each(databases)('the page of tokens, on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });
  const enter = async (roles: readonly Role[], bureau: string | null = 'blcc') => {
    const browser = site.browser();
    await (await browser.open(new URL(await linkFor(site, roles, bureau)).pathname)).submit();
    return browser;
  };
  const tokenOn = (text: string) => /golfslag_[\w-]{22}/.exec(text)?.[0] ?? '';
  const listed = async () => (await listTokens(site.ctx)).map(({ name, bureau }) => `${name ?? ''} ${bureau ?? '-'}`);

  it('gives a partner a token of the own bureau, once, and takes it back', async () => {
    const browser = await enter(['partner']);
    const page = await (await browser.open('/aanmelden')).follow(accountTexts.nl.tokensTitle);
    expect([page.path, page.root.querySelector('select')]).toEqual(['/tokens', null]);
    const made = await page.submit({ name: 'dashboard' }, '/tokens');
    const token = tokenOn(made.text);
    expect(await findTokenViewer(site.ctx, token)).toMatchObject({ bureau: 'blcc' });
    const again = await browser.open('/tokens');
    expect([tokenOn(again.text), again.text.includes('dashboard')]).toEqual(['', true]);
    const revoked = await again.press(nl.revokeNow('dashboard'));
    expect([revoked.path, revoked.text.includes(nl.none)]).toEqual(['/tokens', true]);
    expect(await findTokenViewer(site.ctx, token)).toBeUndefined();
    const events = (await listEvents(site.ctx)).filter(({ action }) => action.startsWith('token '));
    const about = { token: idOfToken(token) };
    const who = 'partner-blcc@bureau.example';
    expect(events.map(({ at: _, ...event }) => event)).toEqual(
      expect.arrayContaining([
        { action: 'token added', who, about: { ...about, bureau: 'blcc' } },
        { action: 'token revoked', who, about },
      ]),
    );
    expect(await everyRow(site.ctx)).not.toContain(token);
  });

  it('shows a partner the tokens of no other bureau, and lets none be revoked', async () => {
    const [foreign, ofCoordinator] = [
      await addToken(site.ctx, { role: 'partner', bureau: 'careercoach' }, 'vreemd'),
      await addToken(site.ctx, { role: 'coordinator' }, 'van boven'),
    ];
    const browser = await enter(['partner']);
    const page = await browser.open('/tokens');
    expect(page.text).not.toMatch(/vreemd|van boven/);
    const form_token = page.form().valuesOf('form_token')[0] ?? '';
    const before = await everyRow(site.ctx);
    const tried = [];
    for (const id of [idOfToken(foreign), idOfToken(ofCoordinator), '00000000', 'x']) {
      const { status, body } = await browser.post(`/tokens/${id}/revoke`, [['form_token', form_token]]);
      tried.push([status, body]);
    }
    expect(new Set(tried.map((one) => JSON.stringify(one))).size).toBe(1);
    expect([tried[0]?.[0], await everyRow(site.ctx)]).toEqual([404, before]);
  });

  it('shows the coordinator every token, and makes one for the bureau that is chosen', async () => {
    const browser = await enter(['coordinator'], null);
    const page = await browser.open('/tokens?taal=en');
    expect(page.text).toContain(en.of(en.coordinator));
    const made = await page.submit({ name: 'rapport', bureau: 'careercoach' }, '/tokens?taal=en');
    expect(await findTokenViewer(site.ctx, tokenOn(made.text))).toMatchObject({ bureau: 'careercoach' });
    await made.press(en.revokeNow('vreemd'));
    expect(await listed()).toEqual(['van boven -', 'rapport careercoach']);
  });

  it.each([
    ['no name', { name: '', bureau: 'blcc' }, [nl.noName]],
    ['a name that is too long', { name: 'x'.repeat(61), bureau: 'blcc' }, [nl.noName]],
    ['no bureau', { name: 'x', bureau: '' }, [nl.noBureau]],
    ['a bureau that is not there', { name: '', bureau: 'nergens' }, [nl.noBureau, nl.noName]],
  ])('refuses %s, says so on top and keeps what was typed', async (_what, typed, problems) => {
    const browser = await enter(['coordinator'], null);
    const form_token = (await browser.open('/tokens')).form('/tokens').valuesOf('form_token')[0] ?? '';
    const before = await listed();
    const refused = await browser.post('/tokens', Object.entries({ form_token, ...typed }));
    expect([refused.status, refused.form('/tokens').valuesOf('name')]).toEqual([422, [typed.name]]);
    expect(refused.root.querySelectorAll('.summary a').map(({ textContent }) => textContent)).toEqual(problems);
    expect(await listed()).toEqual(before);
  });

  it('makes a partner a token of no other bureau, whatever the form says', async () => {
    const browser = await enter(['partner']);
    const form_token = (await browser.open('/tokens')).form('/tokens').valuesOf('form_token')[0] ?? '';
    const made = await browser.post('/tokens', Object.entries({ form_token, name: 'x', bureau: 'careercoach' }));
    expect(await findTokenViewer(site.ctx, tokenOn(made.text))).toMatchObject({ bureau: 'blcc' });
  });
});

test('says of a token when it was last used, and that it is over', async () => {
  const site = await openSite('sqlite');
  const token = await addToken(site.ctx, { role: 'partner', bureau: 'blcc' });
  await findTokenViewer(site.ctx, token);
  const open = async () => {
    const browser = site.browser();
    await (await browser.open(new URL(await linkFor(site, ['partner'], 'blcc')).pathname)).submit();
    return (await browser.open('/tokens')).textOf('.card p') ?? '';
  };
  expect(await open()).toMatch(/^Van BLCC.* Gemaakt op .* Laatst gebruikt op \d+ \w+ \d{4}\. Werkt tot /);
  site.passDays(366);
  expect(await open()).toMatch(/ Werkt niet meer sinds \d+ \w+ \d{4}\.$/);
});
