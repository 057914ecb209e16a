import { describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.js';
import type { InviteeTable, OutboxTable } from '../../src/database/tables.js';
import type { Reached } from '../../src/response/reached.js';
import {
  codes,
  dispositions,
  eachDisposition,
  ratesOf,
  waiting,
  type Disposition,
} from '../../src/fieldwork/dispositions.js';
import { optOut } from '../../src/fieldwork/opt-out.js';
import { closeWave } from '../../src/study/wave-life.js';
import { startDraft } from '../../src/response/draft.js';
import { keepRetention } from '../../src/response/retention.js';
import { eraseResponse } from '../../src/response/receipt.js';
import { leaveScreenedOut } from '../../src/response/submission.js';
import { namesake } from '../support/cast.js';
import { databases } from '../support/database.js';
import { answer, fillIn, respondentOf } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';
import { countFieldwork } from '../../src/fieldwork/fieldwork.js';
import { getOnlyStudy } from '../../src/study/stored.js';
import { readFieldwork } from '../support/as-operator.js';

const now = '2026-05-01T10:00:00.000Z';
const accepted = { claimed_at: now, accepted_at: now };
const failed = { claimed_at: now, failed_at: now };
const lost = { claimed_at: now, unknown_at: now };

/** What is known of somebody, and what that comes to; later rows show which of two things goes first. */
const people: readonly {
  readonly ends: Disposition;
  readonly letters?: readonly Partial<OutboxTable>[];
  readonly is?: Partial<InviteeTable>;
  readonly reached?: Reached;
  readonly does?: 'answers' | 'is screened out' | 'opts out';
}[] = [
  { ends: '3.11' },
  { ends: '3.11', letters: [{ ...accepted, step: 'announcement' }] },
  { ends: '3.11', letters: [failed] },
  { ends: '3.11', letters: [{ step: 'invitation', claimed_at: now }] },
  { ends: '3.19', letters: [lost] },
  { ends: '3.19', letters: [failed, { ...lost, step: 'reminder-1' }] },
  { ends: '2.20', letters: [lost, { ...accepted, step: 'reminder-1' }] },
  { ends: '2.20', letters: [accepted] },
  { ends: '3.30', letters: [accepted], is: { bounced_at: now } },
  { ends: '2.1121', letters: [accepted], is: { bounced_at: now }, reached: 'begun' },
  { ends: '2.12', letters: [accepted], reached: 'break-off' },
  { ends: '1.2', letters: [accepted], reached: 'partial' },
  { ends: '4.10', letters: [accepted], reached: 'screened-out' },
  { ends: '2.111', letters: [accepted], reached: 'partial', does: 'opts out' },
  { ends: '3.90', letters: [accepted], is: { claim: 'not-me' }, does: 'opts out' },
  { ends: '3.90', letters: [accepted], is: { claim: 'left' }, reached: 'begun' },
  { ends: '2.31', letters: [accepted], is: { claim: 'deceased', opted_out_at: now } },
  { ends: '2.32', letters: [accepted], is: { claim: 'unable', opted_out_at: now, bounced_at: now } },
  { ends: '4.90', letters: [accepted], is: { claim: 'mistake', opted_out_at: now } },
  { ends: '1.1', letters: [accepted], is: { claim: 'mistake', opted_out_at: now }, does: 'answers' },
  { ends: '1.1', letters: [accepted], does: 'answers' },
  { ends: '1.1', letters: [accepted], is: { bounced_at: now, opted_out_at: now }, does: 'answers' },
  { ends: '4.10', letters: [accepted], is: { bounced_at: now }, does: 'is screened out' },
];

async function invitePeople({
  ctx,
  invite,
}: {
  ctx: Ctx;
  invite: (list: ReturnType<typeof namesake>[]) => Promise<string[]>;
}) {
  const tokens = await invite(people.map(() => namesake()));
  let code = '';
  for (const [i, { letters = [], is, reached, does }] of people.entries()) {
    const token = tokens[i] ?? '';
    const respondent = await respondentOf(ctx, token);
    const { invitee, group: grp, bureau } = respondent;
    for (const letter of letters) {
      const row = { id: ctx.newId(), wave: '2026', invitee, grp, bureau, queued_at: now, not_before: now, attempts: 1 };
      await ctx.db
        .insertInto('outbox')
        .values({ ...row, step: 'invitation', ...letter })
        .execute();
    }
    if (does === 'answers') code = await answer(ctx, token, seeded(i));
    if (does === 'is screened out')
      await leaveScreenedOut(ctx, await fillIn(ctx, token, seeded(i), { XC_PERIODE: '5' }));
    if (reached !== undefined) {
      await startDraft(ctx, respondent);
      await ctx.db.updateTable('draft').set({ reached }).where('invitee', '=', invitee).execute();
    }
    if (does === 'opts out') await optOut(ctx, invitee);
    if (is) await ctx.db.updateTable('invitee').set(is).where('id', '=', invitee).execute();
  }
  return code;
}

const fieldworkOf = async (ctx: Ctx) =>
  countFieldwork(ctx, { wave: '2026', soFar: false }, (await getOnlyStudy(ctx)).definition);

describe.each(databases)('how asking ended, on %s', (kind) => {
  it('is one disposition for each person, whatever came together', async () => {
    const world = await openWorld(kind);
    await invitePeople(world);
    const { cells, rates } = await fieldworkOf(world.ctx);
    const expected = eachDisposition((code) => people.filter(({ ends }) => ends === code).length);
    expect(cells.find(({ group, bureau }) => group === 'ex-client' && bureau === 'blcc')?.dispositions).toEqual(
      expected,
    );
    expect(rates['ex-client']).toEqual(ratesOf(expected));
    expect(codes.filter((code) => expected[code] === 0)).toEqual([]);
  });

  it('stays what it was after closing: when people opt out later, drafts are dropped or a response is erased', async () => {
    const world = await openWorld(kind);
    const code = await invitePeople(world);
    const before = await fieldworkOf(world.ctx);
    expect(before.days).toMatchObject([{ completed: 4 }]);
    await closeWave(world.ctx, '2026');
    world.passDays(1);
    const invitees = await world.ctx.db.selectFrom('invitee').select('id').where('sample', '=', 0).execute();
    for (const { id } of invitees.slice(0, 12)) await optOut(world.ctx, id);
    expect(await fieldworkOf(world.ctx)).toEqual(before);
    world.passDays(14);
    await keepRetention(world.ctx);
    expect(await world.ctx.db.selectFrom('draft').selectAll().execute()).toEqual([]);
    expect(await eraseResponse(world.ctx, code)).toBe(true);
    expect(await fieldworkOf(world.ctx)).toEqual(before);
  });

  it('is, while the wave is open, no more than who came to the end, opted out or got letters', async () => {
    const world = await openWorld(kind);
    await invitePeople(world);
    const { cells, rates, waits } = await readFieldwork(world.ctx, '2026');
    const soFar = (person: (typeof people)[number]): Disposition => {
      if (person.does === 'is screened out') return '1.1';
      if (person.reached === undefined || person.does || person.is?.claim) return person.ends;
      return person.is?.bounced_at ? '3.30' : '2.20';
    };
    const expected = eachDisposition((code) =>
      waiting.includes(code) ? null : people.filter((person) => soFar(person) === code).length,
    );
    const cell = cells.find(({ group, bureau }) => group === 'ex-client' && bureau === 'blcc');
    expect(cell).toMatchObject({ started: null, completed: 4, dispositions: expected });
    const known = Object.entries(rates['ex-client'] ?? {}).filter(([, rate]) => rate !== null);
    const eligible = people.filter(({ ends }) => ends !== '4.90').length;
    expect(known).toEqual([['RR1', 4 / eligible]]);
    expect(waits).toEqual({ nl: expect.any(String), en: expect.any(String) });
    await closeWave(world.ctx, '2026');
    expect(await readFieldwork(world.ctx, '2026')).toEqual({ ...(await fieldworkOf(world.ctx)), frame: [] });
  });

  it('of a sample respondent is told by nobody', async () => {
    const { ctx } = await openWorld(kind);
    const samples = await ctx.db.selectFrom('invitee').selectAll().where('sample', '=', 1).execute();
    for (const { id } of samples) {
      await ctx.db.insertInto('draft').values({ invitee: id, answers: '{}', receipt_code: '0' }).execute();
    }
    const { cells } = await fieldworkOf(ctx);
    expect(samples).toHaveLength(2);
    expect(cells.flatMap((cell) => Object.values(cell.dispositions)).every((n) => n === 0)).toBe(true);
  });
});

describe('the rates of dispositions', () => {
  const of = (counts: Partial<Record<Disposition, number>>) => ratesOf(eachDisposition((code) => counts[code] ?? 0));

  it('are those of the reference, with bounces as unknown and silence as not reached', () => {
    const rates = of({ '1.1': 53, '1.2': 4, '2.111': 3, '2.20': 26, '3.30': 2 });
    expect(rates.e).toBe(1);
    expect(rates.RR1).toBeCloseTo(0.602272727272727, 12);
    expect(rates.RR2).toBeCloseTo(0.647727272727273, 12);
    expect(rates.RR6).toBeCloseTo(0.662790697674419, 12);
  });

  it('leave out who was screened out, but for the share e of the unknown', () => {
    const [without, beside] = [of({ '1.1': 9, '3.30': 2 }), of({ '1.1': 9, '3.30': 2, '4.10': 1 })];
    expect([without.e, beside.e]).toEqual([1, 0.9]);
    expect([beside.RR1, beside.RR5, beside.RR3]).toEqual([without.RR1, without.RR5, 9 / (9 + 0.9 * 2)]);
  });

  it('count every disposition in one category', () => {
    const inRates = codes.filter((code) => of({ [code]: 1 }).RR1 !== null);
    expect(inRates).toEqual(codes.filter((code) => dispositions[code].category !== 'NE'));
  });
});
