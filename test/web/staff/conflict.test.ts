import { beforeEach, describe, expect, it } from 'vitest';
import { addAccount } from '../../../src/access/accounts.js';
import type { Role } from '../../../src/access/rights.js';
import { addWave, closeWave, planEnd } from '../../../src/study/wave-life.js';
import { showForm, storeUnlessChanged } from '../../../src/web/staff/conflict.js';
import { conflictTexts } from '../../../src/web/staff/conflict-texts.js';
import { mila, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { enter, setClock } from '../../support/entered.js';
import { everyRow } from '../../support/every-row.js';
import { linkFor } from '../../support/signed-in.js';
import { openSite, type Site } from '../../support/site.js';

const { nl } = conflictTexts;

/** A form that two colleagues have open: its page, where it goes, and what each of them enters. */
interface Shared {
  readonly roles: readonly Role[];
  readonly page: (site: Site) => Promise<string> | string;
  readonly action?: string;
  readonly mine: Readonly<Record<string, string | string[]>>;
  readonly theirs: Readonly<Record<string, string | string[]>>;
  /** What the page says of what is there now; the letter itself shows it. */
  readonly says: string;
  /** Filled in wrong, which keeps the form as old as it was. */
  readonly wrong: Readonly<Record<string, string | string[]>>;
}

const idOf = async ({ ctx }: Site, email: string) =>
  (await ctx.db.selectFrom('invitee').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;

const forms: Readonly<Record<string, Shared>> = {
  'a person': {
    roles: ['staff'],
    page: async (site) => `/staff/people/${await idOf(site, zoe.email)}`,
    action: '/correction',
    mine: { name: 'Zoë Mine' },
    theirs: { name: 'Zoë Theirs' },
    says: 'Naam: hier staat nu ‘Zoë Theirs’.',
    wrong: { name: 'Zoë Mine', email: 'zoe@' },
  },
  'who belongs': {
    roles: ['staff'],
    page: () => '/staff/frame',
    mine: { 'people_ex-client': '40', people_employer: '5' },
    theirs: { 'people_ex-client': '41', people_employer: '5' },
    says: 'Ex-cliënten, ‘Hoeveel mensen horen erbij?’: hier staat nu ‘41’.',
    wrong: { 'people_ex-client': '40', people_employer: 'veel' },
  },
  'the words of a bureau': {
    roles: ['staff'],
    page: () => '/staff/letters',
    mine: { greeting_nl: 'Dag {name},' },
    theirs: { greeting_nl: 'Hallo {name},' },
    says: 'Aanhef (Nederlands): hier staat nu ‘Hallo {name},’.',
    wrong: { greeting_nl: 'Dag {name},', replyTo: 'anna' },
  },
  'a letter': {
    roles: ['coordinator'],
    page: () => '/staff/letters/invitation',
    action: '?group=ex-client&language=nl&bureau=wageningen-career-support',
    mine: { subject: 'Doet u mee?' },
    theirs: { subject: 'Wilt u meedoen?' },
    says: 'Wilt u meedoen?',
    wrong: { subject: 'Doet u mee?', body: 'Zonder link' },
  },
  'the days of the plan': {
    roles: ['coordinator'],
    page: () => '/staff/plan',
    mine: { 'day-invitation': '2026-03-24' },
    theirs: { 'day-invitation': '2026-03-25' },
    says: 'Uitnodiging: hier staat nu ‘woensdag 25 maart’.',
    wrong: { 'day-invitation': '2026-03-24', 'day-reminder-1': '' },
  },
  'an account': {
    roles: ['coordinator'],
    page: async ({ ctx }) => {
      const anna = await addAccount(ctx, { email: 'anna@blcc.example', roles: ['staff'], bureau: 'blcc' });
      return `/staff/accounts/${anna.id}`;
    },
    mine: { roles: ['partner'] },
    theirs: { roles: ['staff', 'partner'] },
    says: 'Rol: hier staat nu ‘medewerker en partner’.',
    wrong: { roles: ['partner'], bureau: '' },
  },
  'the planned end': {
    roles: ['coordinator'],
    page: async ({ ctx }) => {
      await planEnd(ctx, '2026', '2026-04-10');
      return '/staff/wave';
    },
    action: '/end?wave=2026',
    mine: { until: '17-04-2026' },
    theirs: { until: '24-04-2026' },
    says: 'Gepland einde: hier staat nu ‘24-04-2026’.',
    wrong: { until: 'morgen' },
  },
  'the opening of a wave': {
    roles: ['coordinator'],
    page: async ({ ctx }) => {
      await addWave(ctx, '2027', '2026');
      return '/staff/wave/opening?wave=2027';
    },
    mine: { until: '17-04-2026' },
    theirs: {},
    says: 'Gepland einde: hier staat nu ‘24-04-2026’.',
    wrong: { until: 'morgen' },
  },
};

it('is refused once more where a third changed it before the page was shown', async () => {
  const { ctx } = await openSite('sqlite');
  const typed = { title: 'Mine' };
  let now = { title: 'Theirs' };
  const send = (base: string) =>
    storeUnlessChanged(
      ctx,
      { form: { base }, typed, name: 'title' },
      { read: () => Promise.resolve(now), store: () => Promise.resolve((now = typed)) },
    );
  const told = await send('of before');
  if (!('changed' in told)) throw new Error('was stored');
  expect(told.changed).toEqual({ title: 'Theirs' });
  now = { title: 'Of a third' };
  const shown = showForm({ typed, problems: [], base: told.base, conflict: true }, now, 'nl');
  const again = await send(shown.base);
  expect(again).toMatchObject({ changed: { title: 'Of a third' } });
  expect(await send('base' in again ? again.base : '')).toEqual({ done: typed });
});

describe.each(databases)('a form that two colleagues have open, on %s', (kind) => {
  let site: Site;
  beforeEach(async () => {
    site = await openSite(kind);
    setClock(site, '2026-03-16T09:00:00Z');
    await site.invite([zoe, mila]);
  });

  it.each(Object.entries(forms))('overwrites nothing unseen: %s', async (name, form) => {
    const { roles, action = '', mine, theirs, says, wrong } = form;
    const path = await form.page(site);
    const to = action.startsWith('?') || action.startsWith('/') ? path + action : path;
    const open = async () => (await enter(site, roles)).open(path);
    const [first, second] = [await open(), await open()];
    if (name === 'the opening of a wave') await planEnd(site.ctx, '2027', '2026-04-24');
    else expect((await second.submit(theirs, to)).status).toBe(200);
    const before = await everyRow(site.ctx);

    const late = await first.submit(mine, to);
    expect([late.status, late.textOf('.summary h2'), late.title.startsWith('Fout: ')]).toEqual([409, nl.title, true]);
    expect(late.text).toContain(says);
    for (const [field, value] of Object.entries(mine)) expect(late.form(to).valuesOf(field)).toEqual([value].flat());
    expect(await everyRow(site.ctx)).toBe(before);

    // A mistake in the old form does not make it a new one.
    const corrected = await (
      await first.submit(wrong, to)
    ).submit(
      { ...Object.fromEntries(Object.keys(wrong).map((field) => [field, first.form(to).valuesOf(field)])), ...mine },
      to,
    );
    expect(corrected.status).toBe(409);
    expect((await late.submit({}, to)).status).toBe(200);
    expect(await everyRow(site.ctx)).not.toBe(before);
  });

  it('that can be stored no more gives back what was written in it, and nothing else', async () => {
    const browser = await enter(site);
    const letters = await browser.open('/staff/letters');
    const frame = await browser.open('/staff/frame?wave=2026');
    await browser.open(new URL(await linkFor(site, ['staff'], 'blcc')).pathname).then((page) => page.submit());
    const expired = await letters.submit({ signature_nl: 'Anna <b>\nBLCC', replyTo: 'anna@blcc.example' });
    const written = (page: typeof expired) =>
      page.root.querySelectorAll('textarea').map(({ textContent }) => textContent);
    expect([expired.status, written(expired)]).toEqual([403, ['Anna <b>\nBLCC', 'anna@blcc.example']]);

    await closeWave(site.ctx, '2026');
    const again = await frame.submit({}, '/staff/frame?wave=2026');
    expect([again.status, written(again)]).toEqual([403, []]);
    const person = await enter(site);
    const open = (await person.open('/staff/letters')).form().valuesOf('form_token')[0] ?? '';
    const closed = await person.post('/staff/frame?wave=2026', [
      ['form_token', open],
      ['people_ex-client', '40'],
      ['words_ex-client', 'naar een ander bureau'],
    ]);
    expect([closed.status, closed.textOf('h1'), written(closed)]).toEqual([
      ...[409, 'De meting is gesloten', ['naar een ander bureau']],
    ]);
  });

  it('takes the same from both, and a form whose own fields nobody else changed', async () => {
    const path = await forms['a person']?.page(site);
    const open = async () => (await enter(site)).open(path ?? '');
    const [first, second] = [await open(), await open()];
    for (const page of [first, second]) {
      expect((await page.submit({ name: 'Zoë Bos' }, `${path ?? ''}/correction`)).status).toBe(200);
    }
  });
});
