import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../../src/context.js';
import { countFieldwork } from '../../../src/fieldwork/fieldwork.js';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import { hashOfLink } from '../../../src/secret.js';
import { listEvents } from '../../../src/study/events.js';
import { getOnlyStudy } from '../../../src/study/stored.js';
import { closeWave } from '../../../src/study/wave-life.js';
import { peopleTexts } from '../../../src/web/staff/people-texts.js';
import { personTexts } from '../../../src/web/staff/person-texts.js';
import type { Transmit } from '../../../src/mail/outcome.js';
import type { Role } from '../../../src/access/rights.js';
import { mila, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { answer, fillIn, respondentOf } from '../../support/filled-in.js';
import { seeded } from '../../support/random-answers.js';
import { acceptAll, sendDue } from '../../support/send-due.js';
import { linkFor } from '../../support/signed-in.js';
import { openSite, type Site } from '../../support/site.js';

const { nl } = personTexts;
const states = peopleTexts.nl.states;

const anna = { email: 'anna@example.nl', name: 'Anna Visser', group: 'ex-client', bureau: 'blcc' } as const;
const ids = (ctx: Ctx) => ctx.db.selectFrom('invitee').selectAll().where('sample', '=', 0).execute();
const idOf = async (ctx: Ctx, email: string) => (await ids(ctx)).find((one) => one.email === email)?.id ?? '';

describe.each(databases)('the people of a bureau, on %s', (kind) => {
  let site: Site;
  let tokens: string[];
  beforeEach(async () => {
    site = await openSite(kind);
    tokens = await site.invite([zoe, mila, anna]);
  });
  const enter = async (roles: readonly Role[] = ['staff'], bureau: string | null = 'blcc') => {
    const browser = site.browser();
    await (await browser.open(new URL(await linkFor(site, roles, bureau)).pathname)).submit();
    return browser;
  };
  const invited = async (transmit: Transmit = acceptAll) => {
    await inviteAll(site.ctx, { wave: '2026' });
    await sendDue(site.ctx, transmit);
  };
  const openPerson = async (email: string) => (await enter()).open(`/staff/people/${await idOf(site.ctx, email)}`);
  const events = async () => (await listEvents(site.ctx)).filter(({ action }) => /invitee|letter/.test(action));

  it('are shown to nobody else, alike for a foreign id and one that nobody has', async () => {
    const stranger = await site.browser().open('/staff/people');
    expect(stranger.path).toBe('/aanmelden');
    for (const [roles, bureau] of [
      [['coordinator'], null],
      [['partner'], 'blcc'],
    ] as const) {
      expect((await (await enter(roles, bureau)).open('/staff/people')).status).toBe(404);
    }
    const browser = await enter();
    const page = await browser.open('/staff/people');
    expect([page.text.includes(zoe.email), page.text.includes(mila.email)]).toEqual([true, false]);
    expect((await page.submit({ q: 'mila' })).text).toContain(peopleTexts.nl.found(0, '0'));
    const foreign = await idOf(site.ctx, mila.email);
    const [other, nobody] = [
      await browser.open(`/staff/people/${foreign}`),
      await browser.open('/staff/people/niemand'),
    ];
    expect([other.status, other.body]).toEqual([404, nobody.body]);
    expect([other.textOf('h1'), other.text.includes('link uit een mail')]).toEqual(['Dit is er niet (meer)', false]);
    const own = await browser.open(`/staff/people/${await idOf(site.ctx, zoe.email)}`);
    const form_token = own.form(`${own.path}/correction`).valuesOf('form_token')[0] ?? '';
    const before = await everyRow(site.ctx);
    for (const action of ['correction', 'letter', 'opt-out', 'removal', 'return']) {
      const fields = { form_token, email: 'x@example.nl', name: 'X', language: 'nl', reason: 'mistake' };
      const tried = [foreign, 'niemand'].map((id) =>
        browser.post(`/staff/people/${id}/${action}`, Object.entries(fields)),
      );
      const [ofOther, ofNobody] = await Promise.all(tried);
      expect([ofOther?.status, ofOther?.body]).toEqual([404, ofNobody?.body]);
      expect(ofOther?.root.querySelectorAll('textarea').map(({ text }) => text)).toEqual(['x@example.nl']);
    }
    expect(await everyRow(site.ctx)).toBe(before);
  });

  it.each([
    ['zoe', [zoe.email]],
    ['VISSER anna', [anna.email]],
    ['example.nl', [anna.email, zoe.email]],
    ['iemand', []],
  ])('are found by a part of a name or address: %s', async (search, found) => {
    const list = await (await enter()).open('/staff/people');
    const page = await list.submit({ q: search });
    expect(page.path).toBe('/staff/people');
    const addresses = page.root.querySelectorAll('tbody td:nth-child(2)').map(({ textContent }) => textContent);
    expect(addresses).toEqual(found);
  });

  it('who answered bear no date and no letter, whatever they had', async () => {
    await invited();
    await answer(site.ctx, tokens[0] ?? '', seeded(1), { XC_PERIODE: '1' });
    await fillIn(site.ctx, tokens[2] ?? '', seeded(2));
    const browser = await enter();
    const list = await browser.open('/staff/people?order=state');
    const rows = list.root.querySelectorAll('tbody tr').map((row) => row.structuredText.replace(/\s+/g, ' '));
    expect(rows[0]).toContain(states.sent);
    expect(rows[1]).toContain(states.answered);
    expect(rows[1]).not.toMatch(/\d (nov|dec)/);
    const page = await openPerson(zoe.email);
    expect(page.text).toContain(nl.meaning.answered);
    expect([page.text.includes(nl.letters), page.root.querySelectorAll('main form').length]).toEqual([false, 0]);
    // Who began looks like who did not.
    expect((await openPerson(anna.email)).text).toContain(nl.meaning.sent);
  });

  it('get a new link with a corrected address, which the log tells without saying whose', async () => {
    await invited();
    const page = await openPerson(zoe.email);
    const wrong = await page.submit({ email: 'zoe@' }, `${page.path}/correction`);
    expect([wrong.status, wrong.root.querySelector('#email')?.getAttribute('value')]).toEqual([422, 'zoe@']);
    const held = await page.submit({ email: anna.email }, `${page.path}/correction`);
    expect([held.status, held.text.includes(nl.held(anna.name))]).toEqual([422, true]);
    expect(await events()).toEqual([]);
    const done = await page.submit({ email: 'zoe@elders.nl', name: 'Zoë de Boer' }, `${page.path}/correction`);
    expect([done.status, done.via.length]).toEqual([200, 1]);
    expect(done.text).toContain(nl.done.moved);
    expect(done.text).toContain(states['not-sent']);
    const row = (await ids(site.ctx)).find(({ email }) => email === 'zoe@elders.nl');
    expect([row?.name, row?.link_version]).toEqual(['Zoë de Boer', 2]);
    expect(row?.token_hash).not.toBe(hashOfLink(tokens[0] ?? ''));
    const about = { wave: '2026', bureau: 'blcc' };
    expect((await events()).map(({ action, about: of }) => [action, of])).toEqual([['invitee corrected', about]]);
  });

  it('get the last letter again, once, as another message that no mailbox drops', async () => {
    const sent: string[] = [];
    const keep: Transmit = (letter) => {
      sent.push(`${JSON.stringify(letter.to)} ${letter.messageId ?? ''}`);
      return Promise.resolve({ kind: 'accepted' });
    };
    await invited(keep);
    const page = await openPerson(zoe.email);
    expect(page.text).toContain(nl.againText('Uitnodiging', zoe.email));
    const [done] = [await page.submit({}, `${page.path}/letter`), await page.submit({}, `${page.path}/letter`)];
    expect(done.text).toContain(nl.done.again);
    await sendDue(site.ctx, keep);
    const ofZoe = sent.filter((one) => one.includes(zoe.email));
    expect([ofZoe.length, new Set(ofZoe).size]).toEqual([2, 2]);
    expect((await events()).map(({ action }) => action)).toEqual(['letter sent again']);
  });

  it('are opted out by name, for every wave', async () => {
    await invited();
    const page = await openPerson(zoe.email);
    const done = await page.press(nl.optOutButton);
    expect(done.text).toContain(nl.done['opted-out']);
    expect(await site.ctx.db.selectFrom('opt_out').selectAll().execute()).toHaveLength(1);
  });

  it('go without a trace before any letter, and need a reason', async () => {
    const page = await openPerson(zoe.email);
    const refused = await page.submit({}, `${page.path}/removal`);
    expect([refused.status, refused.text.includes(nl.noReason)]).toEqual([422, true]);
    const done = await page.submit({ reason: 'mistake' }, `${page.path}/removal`);
    expect([done.path, done.text.includes(peopleTexts.nl.removed)]).toEqual(['/staff/people?done=removed', true]);
    expect(await everyRow(site.ctx)).not.toContain(zoe.email);
  });

  it.each([
    ['left', '3.90'],
    ['deceased', '2.31'],
    ['unable', '2.32'],
    ['mistake', '4.90'],
  ] as const)('stay in the account after a letter when removed as %s: %s', async (reason, code) => {
    await invited();
    const page = await openPerson(zoe.email);
    const done = await page.submit({ reason }, `${page.path}/removal`);
    expect(done.text).toContain(nl.done.removed);
    expect((await site.browser().open(`/i/${tokens[0] ?? ''}`)).status).toBe(404);
    const { definition } = await getOnlyStudy(site.ctx);
    const { cells } = await countFieldwork(site.ctx, { wave: '2026', soFar: true }, definition, 'blcc');
    expect(cells.find(({ group }) => group === 'ex-client')?.dispositions[code]).toBe(1);
    const back = await done.press(nl.putBack);
    expect(back.text).toContain(nl.done.back);
    expect(back.text).toContain(states.sent);
    const row = (await ids(site.ctx)).find(({ email }) => email === zoe.email);
    expect([row?.claim, row?.opted_out_at]).toEqual([null, null]);
  });

  it('cannot be changed once the wave is closed', async () => {
    await invited();
    const page = await openPerson(zoe.email);
    await closeWave(site.ctx, '2026');
    const closed = await openPerson(zoe.email);
    expect([closed.text.includes(nl.closed), closed.root.querySelectorAll('main form').length]).toEqual([true, 0]);
    expect(closed.text).toContain(nl.meaningAfter.sent ?? '');
    for (const words of [nl.whatIf, nl.remove]) expect(closed.text.toLowerCase()).not.toContain(words.toLowerCase());
    for (const action of ['letter', 'opt-out']) {
      expect((await page.submit({}, `${page.path}/${action}`)).status).toBe(409);
    }
    expect((await respondentOf(site.ctx, tokens[0] ?? '')).invitee).toBe(await idOf(site.ctx, zoe.email));
  });
});
