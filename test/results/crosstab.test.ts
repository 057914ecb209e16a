import { describe, expect, it } from 'vitest';
import { closeWave } from '../../src/study/waves.js';
import { allValues, singleValue, parseAnswers } from '../../src/questionnaire/fields.js';
import { eraseResponse } from '../../src/response/receipt.js';
import { type Crosstab } from '../../src/results/crosstab-table.js';
import { openAnsweredStudy, type AnsweredStudy } from '../support/answered-study.js';
import { databases } from '../support/database.js';
import { crosstabulate, readResults } from '../support/as-operator.js';

const asked = { row: 'XC_OPLEIDING', column: 'XC_BETALER' };

async function look({ ctx }: AnsweredStudy, of: { row: string; column: string } = asked): Promise<Crosstab | 'waits'> {
  return crosstabulate(ctx, '2026', 'ex-client', of);
}

async function shown({ ctx }: AnsweredStudy): Promise<number> {
  return (await readResults(ctx, '2026', 'ex-client')).n;
}

/** The counts of a crosstab by the codes of its row and column. */
function countsOf(found: Crosstab | 'waits'): Record<string, number> {
  if (found === 'waits') throw new Error('It waits');
  return Object.fromEntries(
    found.rows.flatMap(({ code, cells }) =>
      cells.map(({ count }, i) => [`${code} ${String(found.column.options[i]?.code)}`, count] as const),
    ),
  );
}

describe.each(databases)('a crosstab on %s', (kind) => {
  it('of an open wave shows the same responses as the figures, and moves when they do', async () => {
    const study = await openAnsweredStudy(kind, 16);
    let before: unknown;
    for (let sent = 1; sent <= 16; sent++) {
      await study.send();
      const found = await look(study);
      expect(found).toMatchObject({ n: await shown(study) });
      if (sent % 5) expect(found).toEqual(before ?? found);
      before = found;
    }
    expect(before).toMatchObject({ n: 15 });
    await closeWave(study.ctx, '2026');
    expect(await look(study)).toMatchObject({ n: 16 });
  });

  it('leaves out an unseen response that was erased again, and waits while a shown one is gone', async () => {
    const study = await openAnsweredStudy(kind, 14);
    await study.send(7);
    const found = await look(study);
    expect(found).toMatchObject({ n: 5 });
    await eraseResponse(study.ctx, study.codes[6] ?? '');
    expect(await look(study)).toEqual(found);
    await eraseResponse(study.ctx, study.codes[0] ?? '');
    expect(await look(study)).toBe('waits');
    await study.send(4);
    expect(await look(study)).toBe('waits');
    expect(await shown(study)).toBe(5);
    await study.send(1);
    expect(await look(study)).toMatchObject({ n: 10 });
    expect(await shown(study)).toBe(10);
  });

  it('shows nothing before the first step, not even after a restore has lost what was shown', async () => {
    const study = await openAnsweredStudy(kind, 8);
    await study.send(4);
    expect(await look(study)).toMatchObject({ n: 0, base: 0 });
    await study.send(1);
    expect(await look(study)).toMatchObject({ n: 5 });
    await study.ctx.db.deleteFrom('interim').execute();
    expect(await look(study)).toMatchObject({ n: 0 });
    await study.send(1);
    expect(await look(study)).toMatchObject({ n: 0 });
  });

  it('counts who gave a substantive answer to both, once the wave is closed: as the responses say', async () => {
    const study = await openAnsweredStudy(kind, 24);
    await study.send(24);
    await closeWave(study.ctx, '2026');
    const rows = await study.ctx.db.selectFrom('response').select('answers').execute();
    const answers = rows.map((row) => parseAnswers(row.answers));

    const single = await look(study);
    for (const [key, count] of Object.entries(countsOf(single))) {
      const [row, column] = key.split(' ');
      expect([key, count]).toEqual([
        key,
        answers.filter((given) => singleValue(given, asked.row) === row && singleValue(given, asked.column) === column)
          .length,
      ]);
    }
    const overlapping = await look(study, { row: 'XC_OPLEIDING', column: 'XC_BELANGRIJK' });
    expect(overlapping).toMatchObject({ association: { method: 'none', reason: 'overlapping' } });
    for (const [key, count] of Object.entries(countsOf(overlapping))) {
      const [row, column = ''] = key.split(' ');
      const has = answers.filter((given) => singleValue(given, 'XC_OPLEIDING') === row);
      expect([key, count]).toEqual([
        key,
        has.filter((given) => allValues(given, 'XC_BELANGRIJK')?.includes(column)).length,
      ]);
    }
    const items = await look(study, { row: 'XC_EFFECT_DURF', column: 'XC_BELANGRIJK_TOP3_1' });
    expect(items).toMatchObject({ n: 24, row: { overlapping: false }, column: { overlapping: false } });
  });

  it('gives percentages of each row, and none of an empty one', async () => {
    const study = await openAnsweredStudy(kind, 6, 'live');
    await study.send(6, { XC_OPLEIDING: '2', XC_BETALER: '1' });
    const found = await look(study);
    if (found === 'waits') throw new Error('It waits');
    expect(found.rows.map(({ base, cells }) => [base, cells[0]?.percent])).toEqual([
      [0, null],
      [0, null],
      [6, 100],
      [0, null],
      [0, null],
    ]);
    expect(found.all).toMatchObject({ base: 6, cells: [{ count: 6, percent: 100 }, {}, {}, {}, {}, {}] });
    expect(found.association).toEqual({ method: 'none', reason: 'not-computable' });
  });

  it('is refused of what has no answers to choose from, of twice the same, and while the study shows nothing', async () => {
    const study = await openAnsweredStudy(kind, 1);
    await expect(look(study, { row: 'XC_SLOT_OPEN', column: 'XC_BETALER' })).rejects.toMatchObject({ status: 422 });
    await expect(look(study, { row: 'XC_BETALER', column: '__proto__' })).rejects.toThrow(/^column: /);
    await expect(look(study, { row: 'XC_BETALER', column: 'XC_BETALER' })).rejects.toMatchObject({ status: 422 });
    const none = await openAnsweredStudy(kind, 1, 'none');
    await expect(look(none)).rejects.toMatchObject({ code: 'interim' });
  });
});
