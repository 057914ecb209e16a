import { describe, expect, it, test } from 'vitest';
import { movedTo, stateOf } from '../../src/fieldwork/letter-state.js';
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
