import { describe, expect, it, test } from 'vitest';
import { isClaimed, isQueued, movedTo, stateOf, type LetterState } from '../../src/fieldwork/letter-state.js';
import { listLetters } from '../../src/fieldwork/letters.js';
import { zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { openPostOffice } from './post-office.js';

const never = { claimed_at: null, accepted_at: null, failed_at: null, unknown_at: null };
const at = '2026-03-10T10:00:00.000Z';

describe('the state of a letter', () => {
  test.each(['queued', 'accepted', 'failed', 'unknown'] as const)('is %s once a try ended so', (state) => {
    for (const before of [never, { ...never, unknown_at: at }]) {
      expect(stateOf({ ...before, claimed_at: at, ...movedTo(state, at) })).toBe(state);
    }
  });

  it('is claimed while a sender has it in hand, and queued before', () => {
    expect(stateOf({ ...never, claimed_at: at })).toBe('claimed');
    expect(stateOf(never)).toBe('queued');
  });

  it('lets go of the sender only where it goes back to the queue', () => {
    expect(movedTo('queued', at)).toMatchObject({ claimed_at: null, sender: null });
    expect(movedTo('failed', at)).not.toHaveProperty('sender');
  });
});

/** The times of a letter that was never tried, and of one that was, with each set of ends noted beside it. */
const combinations = [
  never,
  ...[null, at].flatMap((accepted_at) =>
    [null, at].flatMap((failed_at) =>
      [null, at].map((unknown_at) => ({ claimed_at: at, accepted_at, failed_at, unknown_at })),
    ),
  ),
];

test('no attempt leaves a letter that ended and was never claimed', () => {
  for (const before of combinations.filter(({ claimed_at }) => claimed_at !== null)) {
    for (const state of ['queued', 'accepted', 'failed', 'unknown'] as const) {
      const { claimed_at, accepted_at, failed_at, unknown_at } = { ...before, ...movedTo(state, at) };
      expect(combinations).toContainEqual({ claimed_at, accepted_at, failed_at, unknown_at });
    }
  }
});

describe.each(databases)('the state of a letter in SQL, on %s', (kind) => {
  it('is the state by its times', async () => {
    const { ctx, outbox } = await openPostOffice(kind, [zoe]);
    const [letter] = await outbox();
    if (!letter) throw new Error('Zoë has a letter');
    const rows = combinations.map((times, index) => ({ ...letter, ...times, id: `${index}`, step: `step-${index}` }));
    await ctx.db.deleteFrom('outbox').execute();
    await ctx.db.insertInto('outbox').values(rows).execute();
    const idsOf = (state: LetterState) => rows.filter((row) => stateOf(row) === state).map(({ id }) => id);
    const found = async (condition: typeof isQueued) =>
      (await ctx.db.selectFrom('outbox').select('id').where(condition).orderBy('id').execute()).map(({ id }) => id);
    expect(idsOf('queued')).toHaveLength(1);
    expect(await found(isQueued)).toEqual(idsOf('queued'));
    expect(idsOf('claimed')).toHaveLength(1);
    expect(await found(isClaimed)).toEqual(idsOf('claimed'));
  });
});

describe.each(databases)('the letters of somebody, on %s', (kind) => {
  it('are listed in the order of the plan, not of the alphabet', async () => {
    const { ctx, outbox } = await openPostOffice(kind, [zoe]);
    for (const step of ['reminder-1', 'of before', 'announcement']) {
      const others = (await outbox()).filter((letter) => letter.step === 'invitation');
      await ctx.db
        .insertInto('outbox')
        .values(others.map((letter) => ({ ...letter, id: step, step })))
        .execute();
    }
    const listed = await listLetters(ctx, { wave: '2026' });
    expect(listed.map(({ step }) => step)).toEqual(['of before', 'announcement', 'invitation', 'reminder-1']);
  });
});
