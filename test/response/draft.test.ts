import type { KyselyPlugin } from 'kysely';
import { describe, expect, it, test } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { optOut } from '../../src/fieldwork/opt-out.js';
import { addWave, closeWave, openWave } from '../../src/study/wave-life.js';
import type { Fields } from '../../src/questionnaire/fields.js';
import { saveAnswers, startDraft } from '../../src/response/draft.js';
import { keepRetention } from '../../src/response/retention.js';
import { submitResponse } from '../../src/response/submission.js';
import { jan, mila, zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { codeOf, fillIn, randomAnswers, respondentOf } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';

/** A device of a respondent, which saves a page as it saw the questionnaire when it was opened. */
async function device(ctx: Ctx, token: string) {
  const respondent = await respondentOf(ctx, token);
  return {
    respondent,
    save: (pageId: string, form: Fields, how = { confirmed: true }) => {
      const page = respondent.questionnaire.questionnaire.pages.find(({ id }) => id === pageId);
      if (!page) throw new Error(`There is no page ${pageId}`);
      return saveAnswers(ctx, respondent, page, form, how);
    },
  };
}

const answersOf = async (ctx: Ctx, token: string) => (await respondentOf(ctx, token)).draft?.answers;

describe.each(databases)('a draft on %s', (kind) => {
  async function begun() {
    const world = await openWorld(kind);
    const [token = ''] = await world.invite([zoe]);
    await startDraft(world.ctx, await respondentOf(world.ctx, token));
    return { ...world, token, answers: () => answersOf(world.ctx, token) };
  }

  it('is begun once: a second start finds its answers and its code', async () => {
    const { ctx, token } = await begun();
    const { save } = await device(ctx, token);
    await save('opleiding', { XC_OPLEIDING: '2' });
    const { draft } = await respondentOf(ctx, token);
    await Promise.all([1, 2, 3].map(async () => startDraft(ctx, await respondentOf(ctx, token))));
    expect((await respondentOf(ctx, token)).draft).toEqual(draft);
    expect(draft?.receiptCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
  });

  it('knows how far it got, by the thresholds of the study', async () => {
    const { ctx, token } = await begun();
    const { save } = await device(ctx, token);
    const reached = () => ctx.db.selectFrom('draft').select('reached').executeTakeFirstOrThrow();
    expect(await reached()).toEqual({ reached: 'begun' });
    await save('opleiding', { XC_OPLEIDING: '77' });
    expect(await reached()).toEqual({ reached: 'begun' });
    await save('opleiding', { XC_OPLEIDING: '2' });
    expect(await reached()).toEqual({ reached: 'break-off' });
    const { questionnaire } = (await respondentOf(ctx, token)).questionnaire;
    const everything = randomAnswers(questionnaire, seeded(1));
    for (const page of questionnaire.pages.filter(({ id }) => id !== 'eerste-stap')) await save(page.id, everything);
    expect(await reached()).toEqual({ reached: 'break-off' });
    await save('eerste-stap', { XC_INITIATIEF: '98' });
    expect(await reached()).toEqual({ reached: 'partial' });
    await save('laatste-gesprek', { XC_PERIODE: '5' });
    expect(await reached()).toEqual({ reached: 'screened-out' });
    await save('laatste-gesprek', { XC_PERIODE: '1' });
    expect(await reached()).toEqual({ reached: 'partial' });
  });

  it('is saved in two statements: one that finds and holds it, one that writes', async () => {
    const { ctx, token } = await begun();
    let statements = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements++;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    const { save } = await device({ ...ctx, db: ctx.db.withPlugin(counting) }, token);
    statements = 0;
    await save('opleiding', { XC_OPLEIDING: '2' });
    expect(statements).toBe(2);
  });

  it('keeps the answer of before where one is not right', async () => {
    const { ctx, token, answers } = await begun();
    const { save } = await device(ctx, token);
    await save('opleiding', { XC_OPLEIDING: '2' });
    const before = await answers();
    const other = { XC_EFFECT_TOEKOMST: '4' };
    expect(await save('verandering-durf', other)).toMatchObject({ problems: [{ field: 'XC_EFFECT_DURF' }] });
    expect(await save('opleiding', { XC_OPLEIDING: '77' })).toMatchObject({ problems: [{ field: 'XC_OPLEIDING' }] });
    expect(await answers()).toEqual(before);
  });

  it('takes a question for skipped only once it is confirmed', async () => {
    const { ctx, token, answers } = await begun();
    const { save } = await device(ctx, token);
    const look = (words: string) => save('slot', { XC_SLOT_OPEN: words }, { confirmed: false });
    await look('');
    expect(await answers()).toEqual({});
    await look('Woorden');
    expect(await answers()).toEqual({ XC_SLOT_OPEN: 'Woorden' });
    await look('');
    expect(await answers()).toEqual({ XC_SLOT_OPEN: '' });
  });

  it('keeps only the fields of the page that was sent', async () => {
    const { ctx, token, answers } = await begun();
    const { save } = await device(ctx, token);
    await save('opleiding', { XC_OPLEIDING: '2', XC_BETALER: '1', form_token: 'x', __proto__: 'y' });
    expect(await answers()).toEqual({ XC_OPLEIDING: '2' });
  });

  test('of two devices: the later answer wins per question, and nothing else is lost', async () => {
    const { ctx, token, answers } = await begun();
    const [phone, laptop] = [await device(ctx, token), await device(ctx, token)];
    await phone.save('opleiding', { XC_OPLEIDING: '1' });
    await laptop.save('betaling', { XC_BETALER: '2' });
    await laptop.save('opleiding', { XC_OPLEIDING: '3' });
    await phone.save('eerste-stap', { XC_INITIATIEF: '3' });
    expect(await answers()).toEqual({ XC_OPLEIDING: '3', XC_BETALER: '2', XC_INITIATIEF: '3' });
  });

  test('of two devices that save at the same moment keeps both pages', async () => {
    const { ctx, token, answers } = await begun();
    const [phone, laptop] = [await device(ctx, token), await device(ctx, token)];
    await Promise.all([
      phone.save('opleiding', { XC_OPLEIDING: '1' }),
      laptop.save('betaling', { XC_BETALER: '2' }),
      phone.save('eerste-stap', { XC_INITIATIEF: '3' }),
    ]);
    expect(await answers()).toEqual({ XC_OPLEIDING: '1', XC_BETALER: '2', XC_INITIATIEF: '3' });
  });

  it('loses the words of an option that is not chosen any more', async () => {
    const { ctx, token, answers } = await begun();
    const { save } = await device(ctx, token);
    await save('gesprekken', { XC_BELANGRIJK: ['STEUN', 'ANDERS'], XC_BELANGRIJK_ANDERS_TEXT: 'rust' });
    await save('gesprekken', { XC_BELANGRIJK: ['STEUN'], XC_BELANGRIJK_ANDERS_TEXT: '' });
    expect(await answers()).toEqual({ XC_BELANGRIJK: ['STEUN'] });
  });

  test.each(['sent', 'closed', 'opted out'] as const)('cannot be begun or changed once %s', async (what) => {
    const { ctx, token } = await begun();
    const { respondent, save } = await device(ctx, token);
    if (what === 'sent') {
      const filled = await fillIn(ctx, token, seeded(1));
      await submitResponse(ctx, filled, codeOf(filled));
    } else if (what === 'closed') await closeWave(ctx, '2026');
    else await optOut(ctx, respondent.invitee);
    const before = await ctx.db.selectFrom('draft').selectAll().execute();
    expect(await save('opleiding', { XC_OPLEIDING: '1' })).toEqual({ gone: true });
    await startDraft(ctx, respondent);
    expect(await ctx.db.selectFrom('draft').selectAll().execute()).toEqual(before);
    expect(before).toHaveLength(what === 'closed' ? 1 : 0);
  });

  it('goes with the others of its person when that one opts out, in every group', async () => {
    const { ctx, invite } = await openWorld(kind);
    const tokens = await invite([zoe, { ...zoe, group: 'employer' }, mila]);
    for (const token of tokens) await startDraft(ctx, await respondentOf(ctx, token));
    const [first = '', second = '', other = ''] = tokens;
    const { invitee } = await respondentOf(ctx, first);
    await optOut(ctx, invitee);
    const people = await Promise.all([first, second, other].map((token) => respondentOf(ctx, token)));
    expect(people.map(({ status, draft }) => [status, draft !== undefined])).toEqual([
      ['optedOut', false],
      ['optedOut', false],
      ['asked', true],
    ]);
  });

  it('is kept after its wave closes as long as the study says, and not a day longer', async () => {
    const { ctx, token, invite, passDays } = await begun();
    await addWave(ctx, '2027');
    await openWave(ctx, '2027');
    const [later = ''] = await invite([jan], '2027');
    await startDraft(ctx, await respondentOf(ctx, later));
    const hasDraft = async () =>
      (await Promise.all([token, later].map((one) => respondentOf(ctx, one)))).map(({ draft }) => draft !== undefined);

    passDays(100);
    await keepRetention(ctx);
    expect(await hasDraft()).toEqual([true, true]);
    await closeWave(ctx, '2026');
    passDays(13.99);
    await keepRetention(ctx);
    expect(await hasDraft()).toEqual([true, true]);
    passDays(0.01);
    await keepRetention(ctx);
    expect(await hasDraft()).toEqual([false, true]);
  });
});
