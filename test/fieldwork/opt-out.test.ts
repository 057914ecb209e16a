import { describe, expect, it } from 'vitest';
import { noteWrongRecipient } from '../../src/fieldwork/wrong-recipient.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { optOut, takeBackOptOut } from '../../src/fieldwork/opt-out.js';
import { addWave, closeWave, openWave } from '../../src/study/wave-life.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { openWorld } from '../support/world.js';

const address = 'zoe@example.nl';
const other = 'noor@example.nl';

/** A world where people can be taken in and looked at by their external id. */
async function openLists(kind: DatabaseKind) {
  const { ctx } = await openWorld(kind);
  const take = async (id: string, email: string, { wave = '2026', group = 'ex-client' } = {}) => {
    const csv = `email,name,group,bureau,external_id\n${email},Zoë,${group},blcc,${id}\n`;
    const { rejected } = await importInvitees(ctx, wave, Buffer.from(csv));
    expect(rejected).toEqual([]);
    return find(id, wave);
  };
  const find = async (id: string, wave = '2026') => {
    const row = await ctx.db
      .selectFrom('invitee')
      .selectAll()
      .where('external_id', '=', id)
      .where('wave', '=', wave)
      .executeTakeFirstOrThrow();
    return { id: row.id, claim: row.claim, optedOut: row.opted_out_at !== null };
  };
  return { ctx, take, find };
}

describe.each(databases)('an opt-out on %s', (kind) => {
  it('outlives the contact data: in a later wave the address is known again, and gets no invitation', async () => {
    const { ctx, take } = await openLists(kind);
    await optOut(ctx, (await take('K1', address)).id);
    await closeWave(ctx, '2026');
    for (const table of ['draft', 'outbox', 'awaiting'] as const) {
      await ctx.db.deleteFrom(table).where('invitee', 'is not', null).execute();
    }
    await ctx.db.deleteFrom('invitee').where('wave', '=', '2026').execute();
    expect(await everyRow(ctx)).not.toContain(address);

    await addWave(ctx, '2028', '2026');
    await openWave(ctx, '2028');
    expect(await take('K9', 'ZOE@Example.nl', { wave: '2028' })).toMatchObject({ optedOut: true, claim: null });
    expect(await take('K2', other, { wave: '2028' })).toMatchObject({ optedOut: false });
    expect(await inviteAll(ctx, { wave: '2028' })).toMatchObject({ queued: 1, skipped: { optedOut: 1 } });
  });

  it('of who no longer works there, or is somebody else, goes with the address', async () => {
    const { ctx, take } = await openLists(kind);
    for (const said of ['not-me', 'left'] as const) {
      const { id } = await take(said, `${said}@example.nl`);
      await noteWrongRecipient(ctx, id, said);
      expect(await take(said, `${said}@example.nl`)).toEqual({ id, claim: said, optedOut: true });
      expect(await take(said, `goed.${said}@example.nl`)).toEqual({ id, claim: null, optedOut: false });
      expect(await take(`nog-${said}`, `${said}@example.nl`)).toMatchObject({ claim: null, optedOut: true });
    }
    expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ queued: 2, skipped: { optedOut: 2 } });
  });

  it('of one’s own stays when the address is corrected, as does that of the new address', async () => {
    const { ctx, take } = await openLists(kind);
    const own = await take('K1', address);
    await optOut(ctx, own.id);
    expect(await take('K1', 'zoe@nieuw.nl')).toEqual({ id: own.id, claim: null, optedOut: true });

    await optOut(ctx, (await take('K2', other)).id);
    await take('K2', 'noor@nieuw.nl');
    const third = await take('K3', 'mila@example.nl');
    await noteWrongRecipient(ctx, third.id, 'left');
    expect(await take('K3', other)).toEqual({ id: third.id, claim: null, optedOut: true });
  });

  it('with what was said of the address holds in every group and open wave, and not in one that closed', async () => {
    const { ctx, take, find } = await openLists(kind);
    const first = await take('K1', address);
    await closeWave(ctx, '2026');
    await addWave(ctx, '2028', '2026');
    await openWave(ctx, '2028');
    const { id } = await take('K1', address, { wave: '2028' });
    await take('K2', address, { wave: '2028', group: 'employer' });
    await noteWrongRecipient(ctx, id, 'left');
    for (const one of ['K1', 'K2']) expect(await find(one, '2028')).toMatchObject({ claim: 'left', optedOut: true });
    expect(await find('K1')).toEqual({ ...first, optedOut: true });

    await takeBackOptOut(ctx, first.id);
    expect(await find('K1', '2028')).toMatchObject({ claim: 'left', optedOut: true });
    await takeBackOptOut(ctx, id);
    for (const one of ['K1', 'K2']) expect(await find(one, '2028')).toMatchObject({ claim: null, optedOut: false });
    expect(await ctx.db.selectFrom('opt_out').selectAll().execute()).toHaveLength(0);
  });
});
