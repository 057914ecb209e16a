import { describe, expect, it } from 'vitest';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { renameWave } from '../../src/fieldwork/prepared-wave.js';
import { hashOfLink, linkToken } from '../../src/secret.js';
import { addWave } from '../../src/study/wave-life.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { statementsOf } from '../support/statements.js';
import { openWorld } from '../support/world.js';

/** More than go into one statement. */
const people = 1100;

describe.each(databases)('a prepared wave, on %s,', (kind) => {
  it('gets another name in some statements, however many people are in it, and each a link of that name', async () => {
    const { ctx } = await openWorld(kind);
    await addWave(ctx, '2031');
    const rows = Array.from({ length: people }, (_, i) => `iemand-${i}@example.nl,ex-client,blcc`);
    await importInvitees(ctx, '2031', Buffer.from(['email,group,bureau', ...rows].join('\n')));
    const listed = () => ctx.db.selectFrom('invitee').selectAll().where('wave', 'in', ['2031', '2033']).execute();
    const [erased] = await listed();
    await ctx.db
      .updateTable('invitee')
      .set((eb) => ({ token_hash: eb.ref('id') }))
      .where('id', '=', erased?.id ?? '')
      .execute();
    const statements = await statementsOf(() => renameWave(ctx, '2031', '2033'));
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(20);
    const named = await listed();
    expect(named).toHaveLength(people);
    const wrong = named.filter(({ id, wave, link_version, token_hash }) => {
      const own = id === erased?.id ? id : hashOfLink(linkToken(ctx.keys, '2033', id, link_version));
      return wave !== '2033' || token_hash !== own;
    });
    expect(wrong).toEqual([]);
  });

  it.each(['Straks!', '', 'x'.repeat(41)])('is never called %j', async (name) => {
    const { ctx } = await openWorld(kind);
    await addWave(ctx, '2031');
    const before = await everyRow(ctx);
    await expect(renameWave(ctx, '2031', name)).rejects.toThrow(/cannot name a wave/);
    expect(await everyRow(ctx)).toBe(before);
  });
});
