import { describe, expect, it } from 'vitest';
import { closeWave } from '../../src/study/wave-life.js';
import { allValues, singleValue, parseAnswers } from '../../src/questionnaire/fields.js';
import { type Crosstab } from '../../src/results/crosstab-table.js';
import { openAnsweredStudy, type AnsweredStudy } from '../support/answered-study.js';
import { databases } from '../support/database.js';
import { crosstabulate } from '../support/as-operator.js';

const asked = { row: 'XC_OPLEIDING', column: 'XC_BETALER' };

async function look({ ctx }: AnsweredStudy, of: { row: string; column: string } = asked): Promise<Crosstab> {
  return crosstabulate(ctx, '2026', 'ex-client', of);
}

/** The counts of a crosstab by the codes of its row and column. */
function countsOf(found: Crosstab): Record<string, number> {
  return Object.fromEntries(
    found.rows.flatMap(({ code, cells }) =>
      cells.map(({ count }, i) => [`${code} ${String(found.column.options[i]?.code)}`, count] as const),
    ),
  );
}

describe.each(databases)('a crosstab on %s', (kind) => {
  it.each(['steps', 'none'] as const)('waits until the wave is closed, where figures move in %s', async (interim) => {
    const study = await openAnsweredStudy(kind, 8, interim);
    await study.send(8);
    await expect(look(study)).rejects.toMatchObject({ code: 'wave-still-open', status: 409 });
    await closeWave(study.ctx, '2026');
    expect(await look(study)).toMatchObject({ n: 8 });
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
    const places = await look(study, { row: 'XC_BELANGRIJK_TOP3_1', column: 'XC_BELANGRIJK_TOP3_2' });
    expect(places.association).toEqual({ method: 'none', reason: 'exclusive' });
  });

  it('gives percentages of each row, and none of an empty one', async () => {
    const study = await openAnsweredStudy(kind, 6, 'live');
    await study.send(6, { XC_OPLEIDING: '2', XC_BETALER: '1' });
    const found = await look(study);
    expect(found.rows.map(({ base, cells }) => [base, cells[0]?.percent])).toEqual([
      [0, null],
      [0, null],
      [6, 100],
      [0, null],
      [0, null],
    ]);
    expect(found.all).toMatchObject({ base: 6, cells: [{ count: 6, percent: 100 }, {}, {}, {}, {}, {}] });
    expect(found.association).toEqual({ method: 'none', reason: 'few' });
  });

  it('is refused of what has no answers to choose from, and of twice the same', async () => {
    const study = await openAnsweredStudy(kind, 1, 'live');
    await expect(look(study, { row: 'XC_SLOT_OPEN', column: 'XC_BETALER' })).rejects.toMatchObject({ status: 422 });
    await expect(look(study, { row: 'XC_BETALER', column: '__proto__' })).rejects.toThrow(/^column: /);
    await expect(look(study, { row: 'XC_BETALER', column: 'XC_BETALER' })).rejects.toMatchObject({ status: 422 });
  });
});
