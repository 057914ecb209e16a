import { beforeEach, describe, expect, it } from 'vitest';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import type { Transmit } from '../../../src/mail/outcome.js';
import { listEvents } from '../../../src/study/events.js';
import { closeWave } from '../../../src/study/wave-life.js';
import { outboxTexts } from '../../../src/web/staff/outbox-texts.js';
import { homeTexts } from '../../../src/web/staff/home-texts.js';
import { silentTexts } from '../../../src/web/staff/silent-texts.js';
import { mila, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { enter } from '../../support/entered.js';
import { everyRow } from '../../support/every-row.js';
import { acceptAll, sendDue } from '../../support/send-due.js';
import { openSite, type Site } from '../../support/site.js';

const { nl } = outboxTexts;
const anna = { ...zoe, email: 'anna@example.nl', name: 'Anna Visser' };
const wim = { ...zoe, email: 'wim@example.nl', name: 'Wim' };
const wrong = { ...zoe, email: 'bestaat-niet@example.nl', name: 'Bas' };

/** A mail server that has trouble with these people. */
const troubled: Transmit = (letter) => {
  const to = JSON.stringify(letter.to);
  if (to.includes(anna.email) || to.includes(mila.email)) return Promise.resolve({ kind: 'unknown', reason: 'lost' });
  const refused = { kind: 'refused', reason: 'no' } as const;
  if (to.includes(wim.email)) return Promise.resolve({ ...refused, cause: 'mailbox' });
  if (to.includes(wrong.email)) return Promise.resolve({ ...refused, cause: 'address' });
  return Promise.resolve({ kind: 'accepted' });
};

describe.each(databases)('the outbox, on %s', (kind) => {
  let site: Site;
  beforeEach(async () => {
    site = await openSite(kind, { SMTP_URL: 'smtp://127.0.0.1:9' });
    await site.invite([zoe, anna, wim, wrong, mila]);
    await inviteAll(site.ctx, { wave: '2026' });
  });
  const open = async (path = '/staff/outbox') => (await enter(site)).open(path);
  const idOf = async (email: string) => {
    const { id } = await site.ctx.db
      .selectFrom('outbox')
      .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
      .select('outbox.id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    return id;
  };

  it('tells a bureau what waits, and then of each doubtful letter what can be done', async () => {
    const waiting = await open();
    expect(waiting.text).toContain(`4 × Uitnodiging ${nl.waits.now}`);
    await sendDue(site.ctx, troubled);
    expect((await open('/staff')).text).toContain(homeTexts.nl.nextSteps.doubtful[0]);
    const page = await open();
    const names = page.root.querySelectorAll('.choice strong').map(({ text }) => text);
    expect(names).toEqual([`${anna.name} (${anna.email})`, `${wim.name} (${wim.email})`]);
    expect(page.text).toContain(nl.undeliverableText(1, '1'));
    expect(page.text).not.toContain(mila.email);
    const [unknown, failed] = page.forms().filter(({ method }) => method === 'post');
    expect([unknown?.offeredBy('letter'), failed?.offeredBy('letter')]).toEqual([
      [await idOf(anna.email)],
      [await idOf(wim.email)],
    ]);
  });

  it('sends again or leaves what is ticked, of the own people alone', async () => {
    await sendDue(site.ctx, troubled);
    const browser = await enter(site);
    const page = await browser.open('/staff/outbox');
    const form_token =
      page
        .forms()
        .find(({ method }) => method === 'post')
        ?.valuesOf('form_token')[0] ?? '';
    const decide = (more: [string, string][]) => browser.post('/staff/outbox', [['form_token', form_token], ...more]);
    const before = await everyRow(site.ctx);
    const nothing = await decide([['state', 'failed']]);
    expect([nothing.status, nothing.textOf('#failed-problem')]).toEqual([422, nl.noneChosen]);
    const foreign = await decide([['letter', await idOf(mila.email)]]);
    const nobody = await decide([['letter', 'niemand']]);
    expect([foreign.status, nobody.status, foreign.body === nobody.body]).toEqual([409, 409, true]);
    expect((await decide([['letter', await idOf(wrong.email)]])).status).toBe(409);
    expect(await everyRow(site.ctx)).toBe(before);
    const again = await decide([['letter', await idOf(wim.email)]]);
    expect([again.status, again.text.includes(nl.done.again(1, '1'))]).toEqual([200, true]);
    expect((await decide([['letter', await idOf(wim.email)]])).status).toBe(409);
    const left = await decide([
      ['letter', await idOf(anna.email)],
      ['leave', 'yes'],
    ]);
    expect(left.text).toContain(nl.done.left(1, '1'));
    expect(left.root.querySelectorAll('.choice')).toHaveLength(0);
    expect(await sendDue(site.ctx, acceptAll)).toBe(1);
    expect((await open('/staff')).text).not.toContain(homeTexts.nl.nextSteps.doubtful[0]);
    const actions = (await listEvents(site.ctx)).map(({ action }) => action).filter((action) => /^letter/.test(action));
    expect(actions.sort()).toEqual(['letter sent again', 'letters left']);
  });

  it('changes nothing of a wave that closed meanwhile', async () => {
    await sendDue(site.ctx, troubled);
    const browser = await enter(site);
    const page = await browser.open('/staff/outbox');
    const form_token =
      page
        .forms()
        .find(({ method }) => method === 'post')
        ?.valuesOf('form_token')[0] ?? '';
    const letter = await idOf(anna.email);
    await closeWave(site.ctx, '2026');
    const before = await everyRow(site.ctx);
    for (const deed of ['again', 'leave']) {
      const refused = await browser.post('/staff/outbox', [
        ['form_token', form_token],
        ['letter', letter],
        [deed, 'yes'],
      ]);
      expect([deed, refused.status]).toEqual([deed, 409]);
    }
    expect(await everyRow(site.ctx)).toBe(before);
    const closed = await browser.open('/staff/outbox');
    for (const words of [nl.unknownAfter, nl.failedAfter]) expect(closed.text).toContain(words);
    for (const words of [nl.unknownText, nl.failedText, nl.undeliverable]) expect(closed.text).not.toContain(words);
  });

  it('tells the coordinator how many, and of nobody who', async () => {
    await sendDue(site.ctx, troubled);
    const page = await (await enter(site, ['coordinator'])).open('/staff/outbox');
    const rows = page.root.querySelectorAll('tbody tr').map((row) => row.structuredText.replace(/\s+/g, ' '));
    expect(rows.filter((row) => /BLCC|Careercoach|Samen/.test(row))).toEqual([
      'BLCC Loopbaanbegeleiding 0 1 1 1',
      'The Careercoach 0 0 1 0',
      'Samen 0 1 2 1',
    ]);
    expect([page.root.querySelectorAll('main form').length, /example\.nl/.test(page.text)]).toEqual([0, false]);
  });

  it('has the silent as a list to call: who was invited and did not answer, of the own people', async () => {
    await sendDue(site.ctx, acceptAll);
    await site.ctx.db
      .deleteFrom('awaiting')
      .where('invitee', 'in', (eb) => eb.selectFrom('invitee').select('id').where('email', '=', anna.email))
      .execute();
    const page = await open('/staff/silent');
    const names = page.root.querySelectorAll('tbody th').map(({ text }) => text);
    expect(names).toEqual([wrong.name, wim.name, zoe.name]);
    expect(page.textOf('.lead')).toBe(silentTexts.nl.lead(3, '3'));
    expect((await (await enter(site, ['coordinator'])).open('/staff/silent')).status).toBe(404);
  });
});

describe('without a mail server', () => {
  it('letters are kept, and shown to their bureau as they would arrive', async () => {
    const site = await openSite('sqlite');
    await site.invite([zoe, mila]);
    await inviteAll(site.ctx, { wave: '2026' });
    await sendDue(site.ctx, acceptAll);
    const page = await (await enter(site)).open('/staff/outbox');
    expect([page.text.includes(nl.noServer), page.text.includes(mila.email)]).toEqual([true, false]);
    const link = page.root.querySelector('#bewaard ~ ul a')?.getAttribute('href') ?? '';
    const letter = await (await enter(site)).open(link);
    expect(letter.text).toContain(zoe.email);
  });
});
