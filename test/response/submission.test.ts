import { describe, expect, it, test } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { optOut } from '../../src/fieldwork/opt-out.js';
import { closeWave } from '../../src/study/wave-life.js';
import { saveAnswers, startDraft } from '../../src/response/draft.js';
import { leaveScreenedOut, submitResponse } from '../../src/response/submission.js';
import { hashOf, hashOfLink, linkToken } from '../../src/secret.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { countKey } from '../../src/results/cell.js';
import { readTallies } from '../../src/results/tally.js';
import { baseCode } from '../../src/questionnaire/question.js';
import { everyone } from '../../src/questionnaire/response.js';
import { mila, stranger, zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { answer, codeOf, eligible, fillIn, respondentOf } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';

const responses = (ctx: Ctx) => ctx.db.selectFrom('response').selectAll().execute();
const counted = async (ctx: Ctx) => {
  const { blcc } = await readTallies(ctx, '2026', 'ex-client');
  return blcc?.[countKey({ table: everyone, code: baseCode })] ?? 0;
};
/** Anything but what the product promises to keep of a person that has not sent. */
const nothingStored = async (ctx: Ctx) =>
  expect([await responses(ctx), await ctx.db.selectFrom('tally').selectAll().execute()]).toEqual([[], []]);

describe.each(databases)('sending on %s', (kind) => {
  async function filledIn() {
    const world = await openWorld(kind);
    const [token = ''] = await world.invite([zoe]);
    const respondent = await fillIn(world.ctx, token, seeded(3));
    return { ...world, token, respondent, code: codeOf(respondent) };
  }

  it('stores one response that is counted once, and leaves only that its giver answered', async () => {
    const { ctx, token, respondent, code } = await filledIn();
    expect(await submitResponse(ctx, respondent, code)).toBe('stored');
    expect(await responses(ctx)).toMatchObject([
      { id: hashOf(code), wave: '2026', grp: 'ex-client', bureau: 'blcc', questionnaire: respondent.questionnaire.id },
    ]);
    expect(await counted(ctx)).toBe(1);
    expect(await findWrongTallies(ctx)).toEqual([]);
    expect(await respondentOf(ctx, token)).toMatchObject({ status: 'answered', draft: undefined });
  });

  test.each([
    ['again, since the reply was lost', (send: () => Promise<string>) => send().then(send)],
    ['from two tabs at once', (send: () => Promise<string>) => Promise.all([send(), send(), send()])],
  ])('%s stores it once, under the same code', async (_what, sendTwice) => {
    const { ctx, respondent, code } = await filledIn();
    const outcome = await sendTwice(() => submitResponse(ctx, respondent, code));
    expect(new Set([outcome].flat())).toEqual(new Set(['stored']));
    expect(await responses(ctx)).toHaveLength(1);
    expect(await counted(ctx)).toBe(1);
  });

  it('takes no code but the one of the draft', async () => {
    const { ctx, respondent, code } = await filledIn();
    expect(await submitResponse(ctx, respondent, stranger.receiptCode)).toBe('incomplete');
    await nothingStored(ctx);
    await submitResponse(ctx, respondent, code);
    expect(await submitResponse(ctx, respondent, stranger.receiptCode)).toBe('gone');
    expect(await responses(ctx)).toHaveLength(1);
  });

  it('leaves no trace of the code, and none of its giver beside the answers', async () => {
    const { ctx, respondent, code, token } = await filledIn();
    await submitResponse(ctx, respondent, code);
    expect(await everyRow(ctx)).not.toContain(code);
    const stored = JSON.stringify(await responses(ctx));
    for (const trace of [respondent.invitee, zoe.email, token, hashOfLink(token)]) expect(stored).not.toContain(trace);
    const columns = Object.keys((await responses(ctx))[0] ?? {});
    expect(columns.sort()).toEqual(['answers', 'bureau', 'grp', 'id', 'questionnaire', 'wave']);
  });

  it('drops the answers of a branch that closed', async () => {
    const world = await openWorld(kind);
    const [token = ''] = await world.invite([zoe]);
    const fixed = { ...eligible, XC_INITIATIEF: '3', XC_WACHTTIJD: '1', XC_MOEILIJK: '1' };
    const respondent = await fillIn(world.ctx, token, seeded(4), fixed);
    const page = respondent.questionnaire.questionnaire.pages.find(({ id }) => id === 'eerste-stap');
    if (!page) throw new Error('no page');
    await saveAnswers(world.ctx, respondent, page, { XC_INITIATIEF: '1' });
    expect((await respondentOf(world.ctx, token)).draft?.answers).toHaveProperty('XC_TUSSENTIJD');
    expect(await submitResponse(world.ctx, respondent, codeOf(respondent))).toBe('stored');
    const answers = JSON.parse((await responses(world.ctx))[0]?.answers ?? '') as object;
    expect(answers).toMatchObject({ XC_INITIATIEF: '1', XC_MOEILIJK: '1' });
    for (const dropped of ['XC_DREMPELS', 'XC_TUSSENTIJD', 'XC_EERDER_OPEN'])
      expect(answers).not.toHaveProperty(dropped);
  });

  test('what is not finished, not begun, closed or opted out stores nothing', async () => {
    const { ctx, respondent, token, code, invite } = await filledIn();
    const [unbegun = '', unfinished = ''] = await invite([mila, { ...mila, email: 'sam@example.nl' }]);
    expect(await submitResponse(ctx, await respondentOf(ctx, unbegun), stranger.receiptCode)).toBe('gone');
    await startDraft(ctx, await respondentOf(ctx, unfinished));
    const begun = await respondentOf(ctx, unfinished);
    expect(await submitResponse(ctx, begun, codeOf(begun))).toBe('incomplete');
    await closeWave(ctx, '2026');
    expect(await submitResponse(ctx, respondent, code)).toBe('gone');
    expect((await respondentOf(ctx, token)).status).toBe('closed');
    await optOut(ctx, respondent.invitee);
    expect(await submitResponse(ctx, respondent, code)).toBe('gone');
    await nothingStored(ctx);
  });

  test('a sample respondent gets to the end, may begin again, and stores nothing', async () => {
    const { ctx } = await openWorld(kind);
    const samples = await ctx.db.selectFrom('invitee').selectAll().where('sample', '=', 1).execute();
    const sample = samples.find(({ grp }) => grp === 'ex-client');
    const token = linkToken(ctx.keys, '2026', sample?.id ?? '', 1);
    for (const seed of [1, 2]) {
      const respondent = await fillIn(ctx, token, seeded(seed));
      expect(respondent).toMatchObject({ sample: true, status: 'asked' });
      expect(await submitResponse(ctx, respondent, codeOf(respondent))).toBe('tried');
    }
    await nothingStored(ctx);
  });

  test('who it is not meant for leaves without an answer, and can neither send nor begin again', async () => {
    const { ctx, invite } = await openWorld(kind);
    const [token = ''] = await invite([zoe]);
    const respondent = await fillIn(ctx, token, seeded(5), { XC_PERIODE: '5' });
    expect(await submitResponse(ctx, respondent, codeOf(respondent))).toBe('incomplete');
    expect(await leaveScreenedOut(ctx, respondent)).toBe('left');
    expect(await leaveScreenedOut(ctx, respondent)).toBe('gone');
    await startDraft(ctx, respondent);
    expect(await respondentOf(ctx, token)).toMatchObject({ status: 'ineligible', draft: undefined });
    await nothingStored(ctx);
  });

  test('only who was screened out can leave that way', async () => {
    const { ctx, respondent, token } = await filledIn();
    expect(await leaveScreenedOut(ctx, respondent)).toBe('gone');
    expect(await respondentOf(ctx, token)).toMatchObject({ status: 'asked', draft: respondent.draft });
  });

  test('many at once are each stored and counted', async () => {
    const { ctx, invite } = await openWorld(kind);
    const tokens = await invite(Array.from({ length: 12 }, (_, i) => ({ email: `persoon${i}@example.nl` })));
    const codes = await Promise.all(tokens.map((token, i) => answer(ctx, token, seeded(i))));
    expect(new Set(codes).size).toBe(12);
    expect((await responses(ctx)).map(({ id }) => id).sort()).toEqual(codes.map(hashOf).sort());
    expect(await counted(ctx)).toBe(12);
    expect(await findWrongTallies(ctx)).toEqual([]);
  });
});
