import { describe, expect, it, test } from 'vitest';
import { closeWave } from '../../src/study/wave-life.js';
import { eraseResponse, findResponse, readReceiptCode, showReceiptCode } from '../../src/response/receipt.js';
import { getOnlyStudy } from '../../src/study/stored.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { stranger } from '../support/cast.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { answer, respondentOf } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';

describe('a receipt code', () => {
  test.each([
    ['as it is shown', '0AB1-CDEF-GHJK-MNPQ'],
    ['in one piece', '0AB1CDEFGHJKMNPQ'],
    ['in lower case, with spaces', ' 0ab1 cdef ghjk mnpq '],
    ['with O for 0 and I for 1', 'OABI-CDEF-GHJK-MNPQ'],
    ['with o for 0 and l for 1', 'oabl-cdef-ghjk-mnpq'],
    ['with the dashes that a word processor makes', '0AB1–CDEF—GHJK–MNPQ'],
    ['over two lines, with a fixed space', '0AB1-CDEF\nGHJK\u00a0MNPQ'],
    ['with a final full stop', '0AB1-CDEF-GHJK-MNPQ.'],
    ['with invisible signs', '\u200b0AB1\u00ad-CDEF\u2060-GHJK-MNPQ\ufeff'],
    ['with our Dutch word in front', 'Intrekcode: 0AB1-CDEF-GHJK-MNPQ'],
    ['with the heading that stands above it', 'Uw intrekcode\n0AB1-CDEF-GHJK-MNPQ'],
    ['with what stands around it on the page', 'Uw intrekcode\n0AB1-CDEF-GHJK-MNPQ\nKopieer de code'],
    ['in a sentence', 'Mijn code: 0AB1-CDEF-GHJK-MNPQ (bewaren)'],
    ['with our English words in front', 'Your receipt code is 0AB1-CDEF-GHJK-MNPQ.'],
    ['in full-width letters', '０ＡＢ１－ＣＤＥＦ－ＧＨＪＫ－ＭＮＰＱ'],
    ...['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\ufe63', '_', ' - '].map((dash) => [
      `with ${JSON.stringify(dash)} as its dash`,
      ['0AB1', 'CDEF', 'GHJK', 'MNPQ'].join(dash),
    ]),
    ...['""', "''", '“”', '„”', '‘’', '‚‘', '«»', '‹›', '()', '<>'].map((quotes) => [
      `between ${quotes}`,
      `${quotes.charAt(0)}0AB1-CDEF-GHJK-MNPQ${quotes.charAt(1)}`,
    ]),
  ])('is read %s', (_what, typed) => {
    expect(readReceiptCode(typed)).toBe('0AB1CDEFGHJKMNPQ');
  });

  test.each([
    ...['', 'Intrekcode:', '0AB1-CDEF-GHJK', '0AB1-CDEF-GHJK-MNPQR', '0AB1-CDEF-GHJK-MNPU', '0AB1-CDEF-GHJK-MNP?'],
    ...['0AB1_CDEF', 'Ā0AB1CDEFGHJKMNP'],
  ])('is not "%s"', (typed) => {
    expect(readReceiptCode(typed)).toBeUndefined();
  });

  it('is shown in groups of four and read back', () => {
    expect(showReceiptCode('0AB1CDEFGHJKMNPQ')).toBe('0AB1-CDEF-GHJK-MNPQ');
    expect(readReceiptCode(showReceiptCode(stranger.receiptCode))).toBe(stranger.receiptCode);
  });
});

describe.each(databases)('erasing on %s', (kind) => {
  async function answered(count: number) {
    const world = await openWorld(kind);
    const people = Array.from({ length: count }, (_, i) => ({ email: `persoon${i}@example.nl` }));
    const tokens = await world.invite(people);
    const codes: string[] = [];
    for (const [i, token] of tokens.entries()) codes.push(await answer(world.ctx, token, seeded(i)));
    return { ...world, tokens, codes };
  }

  it('takes a response out of the store and out of every count; that its giver answered stays', async () => {
    const { ctx, tokens, codes } = await answered(2);
    const [first = '', second = ''] = codes;
    expect((await findResponse(ctx, first, await getOnlyStudy(ctx)))?.answers).toMatchObject({ XC_PERIODE: '1' });
    expect(await eraseResponse(ctx, first)).toBe(true);
    expect(await findResponse(ctx, first, await getOnlyStudy(ctx))).toBeUndefined();
    expect(await findWrongTallies(ctx)).toEqual([]);
    expect((await respondentOf(ctx, tokens[0] ?? '')).status).toBe('answered');
    expect(await findResponse(ctx, second, await getOnlyStudy(ctx))).toBeDefined();
    await eraseResponse(ctx, second);
    const counts = await ctx.db.selectFrom('tally').select('counts').distinct().execute();
    expect(counts).toEqual([{ counts: '{}' }]);
  });

  it('happens once, and not for a code that nobody has', async () => {
    const { ctx, codes } = await answered(1);
    const before = await everyRow(ctx);
    expect(await eraseResponse(ctx, stranger.receiptCode)).toBe(false);
    expect(await everyRow(ctx)).toBe(before);
    expect(await eraseResponse(ctx, codes[0] ?? '')).toBe(true);
    const after = await everyRow(ctx);
    expect(await eraseResponse(ctx, codes[0] ?? '')).toBe(false);
    expect(await everyRow(ctx)).toBe(after);
  });

  it('also works once the wave is closed', async () => {
    const { ctx, codes } = await answered(1);
    await closeWave(ctx, '2026');
    expect(await eraseResponse(ctx, codes[0] ?? '')).toBe(true);
    expect(await findWrongTallies(ctx)).toEqual([]);
  });

  test('while others send, and twice at once, keeps the counts right', async () => {
    const { ctx, codes, invite } = await answered(6);
    const more = await invite(Array.from({ length: 8 }, (_, i) => ({ email: `later${i}@example.nl` })));
    const [erased] = await Promise.all([
      Promise.all([...codes, ...codes].map((code) => eraseResponse(ctx, code))),
      Promise.all(more.map((token, i) => answer(ctx, token, seeded(100 + i)))),
    ]);
    expect(erased.filter(Boolean)).toHaveLength(6);
    expect(await ctx.db.selectFrom('response').select('id').execute()).toHaveLength(8);
    expect(await findWrongTallies(ctx)).toEqual([]);
  });
});
