import { describe, expect, it, test } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { addWave, closeWave } from '../../src/study/wave-life.js';
import { jan, mila, zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { openWorld } from '../support/world.js';

const none = { completed: 0, optedOut: 0, bounced: 0, softBounced: 0, hostRefuses: 0, tooSoon: 0 };
const lettersOf = (ctx: Ctx) => ctx.db.selectFrom('outbox').select(['invitee', 'step']).execute();

/** What can be true of an invitee, as fieldwork would leave it. */
const marks = {
  completed: (ctx: Ctx, id: string) => ctx.db.deleteFrom('awaiting').where('invitee', '=', id).execute(),
  optedOut: (ctx: Ctx, id: string) =>
    ctx.db.updateTable('invitee').set({ opted_out_at: 'now' }).where('id', '=', id).execute(),
  bounced: (ctx: Ctx, id: string) =>
    ctx.db.updateTable('invitee').set({ bounced_at: 'now' }).where('id', '=', id).execute(),
} as const;
type Mark = keyof typeof marks;

describe.each(databases)('inviting on %s', (kind) => {
  it('queues one letter for everyone of the selection, and nobody twice', async () => {
    const { ctx, invite } = await openWorld(kind);
    await invite([zoe, mila, jan]);
    expect(await inviteAll(ctx, { wave: '2026', group: 'ex-client', bureau: 'careercoach' })).toEqual({
      queued: 1,
      skipped: none,
    });
    expect(await inviteAll(ctx, { wave: '2026', group: 'ex-client' })).toEqual({
      queued: 1,
      skipped: { ...none, tooSoon: 1 },
    });
    expect(await inviteAll(ctx, { wave: '2026' })).toEqual({ queued: 1, skipped: { ...none, tooSoon: 2 } });
    expect(await inviteAll(ctx, { wave: '2026' })).toEqual({ queued: 0, skipped: { ...none, tooSoon: 3 } });
    const letters = await lettersOf(ctx);
    expect(new Set(letters.map(({ invitee }) => invitee)).size).toBe(3);
    expect(letters.map(({ step }) => step)).toEqual(['invitation', 'invitation', 'invitation']);
  });

  test('two commands at once queue nobody twice, and count each once', async () => {
    const { ctx, invite } = await openWorld(kind);
    await invite(Array.from({ length: 600 }, (_, i) => ({ email: `persoon${i}@example.nl` })));
    const invited = await Promise.all([inviteAll(ctx, { wave: '2026' }), inviteAll(ctx, { wave: '2026' })]);
    expect(invited.map(({ queued, skipped }) => queued + skipped.tooSoon)).toEqual([600, 600]);
    expect(invited.reduce((sum, { queued }) => sum + queued, 0)).toBe(600);
    expect(await lettersOf(ctx)).toHaveLength(600);
  });

  it('skips a person under the first reason that holds, in the order of the contract', async () => {
    const { ctx, invite } = await openWorld(kind);
    const cases: [email: string, marks: Mark[], invited: boolean, reason: keyof typeof none][] = [
      ['a@example.nl', ['completed', 'optedOut', 'bounced'], true, 'completed'],
      ['b@example.nl', ['optedOut', 'bounced'], true, 'optedOut'],
      ['c@example.nl', ['bounced'], true, 'bounced'],
      ['d@example.nl', [], true, 'tooSoon'],
      ['e@example.nl', ['bounced'], false, 'bounced'],
      ['f@example.nl', ['optedOut'], false, 'optedOut'],
      ['g@example.nl', ['completed'], false, 'completed'],
    ];
    await invite(cases.filter(([, , invited]) => invited).map(([email]) => ({ email })));
    await inviteAll(ctx, { wave: '2026' });
    await invite(cases.filter(([, , invited]) => !invited).map(([email]) => ({ email })));
    const people = await ctx.db.selectFrom('invitee').select(['id', 'email']).execute();
    const expected: Record<keyof typeof none, number> = { ...none };
    for (const [email, has, , reason] of cases) {
      const id = people.find((person) => person.email === email)?.id ?? '';
      for (const mark of has) await marks[mark](ctx, id);
      expected[reason]++;
    }
    expect(await inviteAll(ctx, { wave: '2026' })).toEqual({ queued: 0, skipped: expected });
    expect(await lettersOf(ctx)).toHaveLength(4);
  });

  it('writes to nobody made to try the questionnaire with', async () => {
    const { ctx } = await openWorld(kind);
    expect(await inviteAll(ctx, { wave: '2026' })).toEqual({ queued: 0, skipped: none });
  });

  it('refuses a wave where nobody can answer, and a group or bureau that is not there', async () => {
    const { ctx, invite } = await openWorld(kind);
    await invite([zoe]);
    await addWave(ctx, '2027');
    const refusals = [
      [{ wave: '2027' }, 'wave-not-open'],
      [{ wave: '2015' }, 'wave-is-baseline'],
      [{ wave: '1999' }, 'unknown-wave'],
      [{ wave: '2026', group: 'advisers' }, 'unknown-group'],
      [{ wave: '2026', bureau: 'elders' }, 'unknown-bureau'],
    ] as const;
    for (const [selection, code] of refusals) await expect(inviteAll(ctx, selection)).rejects.toMatchObject({ code });
    await closeWave(ctx, '2026');
    await expect(inviteAll(ctx, { wave: '2026' })).rejects.toMatchObject({ code: 'wave-closed' });
    expect(await lettersOf(ctx)).toEqual([]);
  });
});
