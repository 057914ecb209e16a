import { describe, expect, it } from 'vitest';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { countOutbox } from '../../src/fieldwork/outbox.js';
import { optOut } from '../../src/fieldwork/opt-out.js';
import { addWave, closeWave, openWave } from '../../src/study/wave-life.js';
import { findRespondent } from '../../src/response/respondent.js';
import { deriveKeys, hashOfLink, linkToken } from '../../src/secret.js';
import { databases } from '../support/database.js';
import { fillIn, respondentOf } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openWorld, type World } from '../support/world.js';
import { readFieldwork } from '../support/as-operator.js';

const header = 'e-mail;naam;doelgroep;bureau;taal;kenmerk';
const zoe = 'zoe@example.nl;Zoë;ex-cliënt;blcc;nl;K1';
const mila = 'mila@example.nl;Mila;ex-cliënt;blcc;en;K2';
const noor = 'noor@example.nl;Noor;ex-cliënt;careercoach;nl;K1';

const list = (...lines: string[]) => Buffer.from(lines.join('\n'));

async function withPeople(kind: World['ctx']['database']['kind'], ...lines: string[]) {
  const world = await openWorld(kind);
  const { ctx } = world;
  const take = (...rows: string[]) => importInvitees(ctx, '2026', list(header, ...rows));
  const people = () =>
    ctx.db
      .selectFrom('invitee')
      .selectAll()
      .where('wave', '=', '2026')
      .where('sample', '=', 0)
      .orderBy('email')
      .execute();
  expect(await take(...lines)).toEqual({ added: lines.length, updated: 0, rejected: [], remarks: [] });
  const find = async (name: string) => {
    const person = (await people()).find((row) => row.name === name);
    if (!person) throw new Error(`${name} is not invited`);
    return person;
  };
  /** Whether somebody's link of a version leads anywhere. */
  const leads = async (name: string, version: number) => {
    const { id } = await find(name);
    return (await findRespondent(ctx, hashOfLink(linkToken(ctx.keys, '2026', id, version)))) !== undefined;
  };
  return { ...world, take, people, find, leads };
}

describe.each(databases)('a list of invitees on %s', (kind) => {
  it('is taken in whole, and says the same again without a change', async () => {
    const { take, people } = await withPeople(kind, zoe, mila, noor);
    const before = await people();
    expect(before).toMatchObject([
      { email: 'mila@example.nl', grp: 'ex-client', bureau: 'blcc', language: 'en', external_id: 'K2' },
      { email: 'noor@example.nl', bureau: 'careercoach', external_id: 'K1' },
      { email: 'zoe@example.nl', name: 'Zoë', bureau: 'blcc', language: 'nl', link_version: 1, opted_out_at: null },
    ]);
    expect(await take(zoe, mila, noor)).toEqual({ added: 0, updated: 0, rejected: [], remarks: [] });
    expect(await people()).toEqual(before);
  });

  it('is taken in not at all when one row is wrong, in the file or beside what is there', async () => {
    const { take, people } = await withPeople(kind, zoe, mila);
    const before = await people();
    expect(await take(noor, 'geen adres;Noor;ex-cliënt;blcc;nl;K3')).toMatchObject({
      added: 0,
      rejected: [{ line: 3, column: 1 }],
    });
    expect(await take(noor, 'mila@example.nl;Zoë;ex-cliënt;blcc;nl;K1')).toMatchObject({
      added: 0,
      rejected: [{ line: 3, column: 1 }],
    });
    expect(await people()).toEqual(before);
  });

  it('takes one person of both groups for two', async () => {
    const { people } = await withPeople(kind, zoe, zoe.replace('ex-cliënt', 'opdrachtgever'));
    expect((await people()).map(({ grp }) => grp).sort()).toEqual(['employer', 'ex-client']);
  });

  it('updates who is known by external id, else by address', async () => {
    const { take, find } = await withPeople(kind, zoe, mila);
    expect(await take('ZOE@example.nl;Zoë;ex-cliënt;blcc;en;K1', 'mila@example.nl;Mila;ex-cliënt;blcc;en;K7')).toEqual({
      added: 0,
      updated: 2,
      rejected: [],
      remarks: [],
    });
    expect(await find('Zoë')).toMatchObject({ email: 'ZOE@example.nl', language: 'en', link_version: 1 });
    expect(await find('Mila')).toMatchObject({ external_id: 'K7', link_version: 1 });
  });

  it('keeps what it knows where the list has no column or no value for it', async () => {
    const { ctx, people } = await withPeople(kind, zoe, mila);
    const lists: [columns: string, row: string, kept: object][] = [
      [
        'e-mail;doelgroep;bureau;taal;kenmerk',
        'zoe@example.nl;ex-cliënt;blcc;en;K1',
        { name: 'Zoë', language: 'en', external_id: 'K1' },
      ],
      [
        'e-mail;naam;doelgroep;bureau',
        'mila@example.nl;Emilia;ex-cliënt;blcc',
        { name: 'Emilia', language: 'en', external_id: 'K2' },
      ],
      [header, 'zoe@example.nl;;ex-cliënt;blcc;nl;', { name: 'Zoë', language: 'nl', external_id: 'K1' }],
    ];
    for (const [columns, row, kept] of lists) {
      expect(await importInvitees(ctx, '2026', list(columns, row))).toMatchObject({
        updated: 1,
        rejected: [],
        remarks: [],
      });
      const [email] = row.split(';');
      expect((await people()).find((person) => person.email === email)).toMatchObject(kept);
    }
  });

  it('kills the link to a corrected address, makes a new one, and forgets that the old one bounced', async () => {
    const { ctx, take, find, leads } = await withPeople(kind, zoe.replace('zoe@', 'zo@'), mila);
    const bounced_at = ctx.now().toISOString();
    await ctx.db.updateTable('invitee').set({ bounced_at }).where('sample', '=', 0).execute();
    expect(await leads('Zoë', 1)).toBe(true);
    expect(await take(zoe, mila.replace('Mila', 'Emilia'))).toMatchObject({ updated: 2 });
    expect([await leads('Zoë', 1), await leads('Zoë', 2)]).toEqual([false, true]);
    expect(await find('Zoë')).toMatchObject({ email: 'zoe@example.nl', link_version: 2, bounced_at: null });
    expect(await find('Emilia')).toMatchObject({ link_version: 1, bounced_at });
    expect(await leads('Emilia', 1)).toBe(true);
  });

  it('lets people swap addresses, or hand one on to somebody new', async () => {
    const { take, find, people } = await withPeople(kind, zoe, mila);
    expect(await take(zoe.replace('zoe@', 'mila@'), mila.replace('mila@', 'zoe@'))).toMatchObject({ updated: 2 });
    expect(await find('Zoë')).toMatchObject({ email: 'mila@example.nl', link_version: 2, external_id: 'K1' });
    expect(await find('Mila')).toMatchObject({ email: 'zoe@example.nl', link_version: 2, external_id: 'K2' });
    const moved = 'nieuw@example.nl;Zoë;ex-cliënt;blcc;nl;K1';
    const newcomer = 'mila@example.nl;Sam;ex-cliënt;careercoach;nl;K5';
    expect(await take(newcomer, moved)).toMatchObject({ added: 1, updated: 1, rejected: [], remarks: [] });
    expect(await find('Sam')).toMatchObject({ email: 'mila@example.nl', bureau: 'careercoach' });
    expect(await people()).toHaveLength(3);
  });

  it('rejects two rows about one person, and an address that stays with somebody else; and changes nothing', async () => {
    const { take, people } = await withPeople(kind, zoe, mila, noor);
    const before = await people();
    const byId = 'nieuw@example.nl;Zoë;ex-cliënt;blcc;nl;K1';
    const byAddress = 'zoe@example.nl;Zoë;ex-cliënt;blcc;nl;';
    const faulty: [rows: string[], line: number, reason: RegExp][] = [
      [[byId, byAddress], 3, /^Dit is dezelfde persoon als op regel 2\./],
      [[byAddress, byId], 3, /^Dit is dezelfde persoon als op regel 2\./],
      [['mila@example.nl;Zoë;ex-cliënt;blcc;nl;K1'], 2, /al bij iemand met een ander kenmerk/],
    ];
    for (const [rows, line, reason] of faulty) {
      const { rejected, ...counts } = await take(...rows);
      expect(counts).toEqual({ added: 0, updated: 0, remarks: [] });
      expect(rejected).toEqual([{ line, column: 1, reason: expect.stringMatching(reason) }]);
      expect(rejected[0]?.reason).not.toMatch(/blcc|careercoach|noor|bureau/i);
      expect(await people()).toEqual(before);
    }
  });

  it('points at the column where the address is', async () => {
    const { ctx } = await withPeople(kind, zoe, mila);
    const { rejected } = await importInvitees(
      ctx,
      '2026',
      list('kenmerk;bureau;doelgroep;e-mail', 'K1;blcc;ex-cliënt;mila@example.nl'),
    );
    expect(rejected).toMatchObject([{ line: 2, column: 4 }]);
  });

  it('puts a surname behind the first name, and says so', async () => {
    const { take, people } = await withPeople(kind);
    const rows = [
      'zoe@example.nl;Boer, Zoë de;ex-cliënt;blcc;nl;K1',
      'a@b.nl;Jansen, De Boer & Partners;employer;blcc;;',
    ];
    const reason = 'Kolom naam: Van "Boer, Zoë de" is "Zoë de Boer" gemaakt.';
    expect(await take(...rows)).toEqual({
      added: 2,
      updated: 0,
      rejected: [],
      remarks: [{ line: 2, column: 2, reason }],
    });
    expect((await people()).map(({ name }) => name)).toEqual(['Jansen, De Boer & Partners', 'Zoë de Boer']);
    expect(await take(rows[0] ?? '', 'geen adres;Smit, A.;ex-cliënt;blcc;nl;K3')).toMatchObject({ remarks: [] });
  });

  it('says on a dry run what would happen, and changes nothing', async () => {
    const { ctx, people } = await withPeople(kind, zoe);
    const before = await people();
    const file = list(header, zoe.replace('zoe@', 'nieuw@'), mila);
    expect(await importInvitees(ctx, '2026', file, { dryRun: true })).toEqual({
      added: 1,
      updated: 1,
      rejected: [],
      remarks: [],
    });
    expect(await people()).toEqual(before);
  });

  it('holds to an opt-out: at the next import, in a later wave, and for a corrected address', async () => {
    const { ctx, take, find } = await withPeople(kind, zoe, mila);
    await optOut(ctx, (await find('Zoë')).id);
    const { opted_out_at } = await find('Zoë');
    expect(opted_out_at).not.toBeNull();
    await take(zoe.replace(';nl;', ';en;'));
    expect(await find('Zoë')).toMatchObject({ opted_out_at, language: 'en' });
    expect((await find('Mila')).opted_out_at).toBeNull();

    await addWave(ctx, '2027');
    const typed = 'ZOE@Example.nl;Zoë;ex-cliënt;careercoach;nl;';
    await importInvitees(ctx, '2027', list(header, typed, mila, 'zo@example.nl;Zo;opdrachtgever;blcc;nl;K8'));
    await importInvitees(ctx, '2027', list(header, 'zoe@example.nl;Zo;opdrachtgever;blcc;nl;K8'));
    const later = await ctx.db.selectFrom('invitee').selectAll().where('wave', '=', '2027').execute();
    expect(
      later
        .filter((person) => person.opted_out_at !== null)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Zo', 'Zoë']);
  });

  it('invites anew at a corrected address, and shows nobody there what was filled in with the old link', async () => {
    const { ctx, take, find } = await withPeople(kind, 'zo@example.nl;Zoë;ex-cliënt;blcc;nl;K1');
    const { id } = await find('Zoë');
    await inviteAll(ctx, { wave: '2026' });
    await sendDue(ctx, acceptAll);
    await fillIn(ctx, linkToken(ctx.keys, '2026', id, 1), seeded(5));
    expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ queued: 0, skipped: { tooSoon: 1 } });
    await take('zoe@example.nl;Zoë;ex-cliënt;blcc;nl;K1');
    expect((await respondentOf(ctx, linkToken(ctx.keys, '2026', id, 2))).draft).toBeUndefined();
    expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ queued: 1 });
  });

  it('refuses another SECRET than the links were made with, and sends no dead link', async () => {
    const { ctx } = await withPeople(kind, zoe);
    await inviteAll(ctx, { wave: '2026' });
    const other = { ...ctx, keys: deriveKeys('another secret of at least thirty-two characters') };
    await expect(importInvitees(other, '2026', list(header, mila))).rejects.toMatchObject({ code: 'other-secret' });
    await expect(inviteAll(other, { wave: '2026' })).rejects.toMatchObject({ code: 'other-secret' });
    await sendDue(other, () => Promise.reject(new Error('a letter was sent')));
    expect(await countOutbox(ctx)).toMatchObject({ queued: 1, failed: 0 });
  });

  it('is taken in once when two bring it at the same moment', async () => {
    const { take, people } = await withPeople(kind);
    const bring = () => take(zoe, mila);
    const brought = await Promise.all([bring(), bring()]);
    expect(brought.map(({ added }) => added).sort()).toEqual([0, 2]);
    expect(await people()).toHaveLength(2);
  });

  it('goes into a wave that is prepared, and not into one that is closed, unknown or published', async () => {
    const { ctx } = await openWorld(kind);
    await addWave(ctx, '2027');
    expect(await importInvitees(ctx, '2027', list(header, zoe))).toMatchObject({ added: 1 });
    await openWave(ctx, '2027');
    await closeWave(ctx, '2027');
    for (const [wave, code] of [
      ['2027', 'wave-closed'],
      ['2028', 'unknown-wave'],
      ['2015', 'wave-is-baseline'],
    ] as const) {
      await expect(importInvitees(ctx, wave, list(header, mila))).rejects.toMatchObject({ code });
    }
  });

  it(
    'may have 10,000 rows and takes seconds, also when many are corrected, and all are invited',
    { timeout: 40_000 },
    async () => {
      const { ctx } = await openWorld(kind);
      const rows = (count: number, domain: string) =>
        Array.from({ length: count }, (_, i) => `persoon${i}@${domain};Persoon ${i};ex-cliënt;blcc;nl;K${i}`);
      const start = performance.now();
      const first = await importInvitees(ctx, '2026', list(header, ...rows(10_000, 'example.nl')));
      const again = await importInvitees(ctx, '2026', list(header, ...rows(2_000, 'voorbeeld.nl')));
      expect(performance.now() - start).toBeLessThan(10_000);
      for (const queued of [10_000, 0]) expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ queued });
      const { cells } = await readFieldwork(ctx, '2026');
      expect(cells.reduce((sum, { invited }) => sum + invited, 0)).toBe(10_000);
      expect(performance.now() - start).toBeLessThan(15_000);
      expect([first, again]).toMatchObject([
        { added: 10_000, updated: 0 },
        { added: 0, updated: 2_000 },
      ]);
    },
  );
});
