import { beforeAll, describe, expect, it } from 'vitest';
import { askAs, nothingHere, withoutNumber } from '../../support/api.js';
import { openAnsweredStudy, type AnsweredStudy } from '../../support/answered-study.js';

const own = '/waves/2026/groups/ex-client/crosstab';
const asked = `${own}?row=XC_OPLEIDING&column=XC_BETALER`;

describe('a crosstab through the API', () => {
  let study: AnsweredStudy;
  beforeAll(async () => {
    study = await openAnsweredStudy('sqlite', 11, 'live');
    await study.send(10, { XC_OPLEIDING: '2', XC_BETALER: '1' });
  });

  it('has counts, row percentages and a test, in the order of the options', async () => {
    const ask = await askAs(study, { role: 'coordinator' });
    const { status, body } = await ask(asked);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ wave: '2026', group: 'ex-client', snapshot: null, n: 10, base: 10 },
      row: {
        id: 'XC_OPLEIDING',
        text: { nl: 'Wat is de hoogste opleiding waarvoor u een diploma heeft?' },
        overlapping: false,
      },
      column: { id: 'XC_BETALER', options: [{ code: 1, label: { nl: 'Ik betaalde alles zelf' } }, {}, {}, {}, {}, {}] },
      test: { method: 'none', reason: 'not-computable' },
      pairs: 207,
    });
    const { rows } = body as { rows: unknown[] };
    expect(rows).toHaveLength(5);
    expect(rows[2]).toEqual({
      ...{ code: 2, base: 10 },
      cells: [
        { count: 10, percent: 100, low: expect.closeTo(72.2, 1), high: 100, residual: null, suppressed: false },
        ...Array.from({ length: 5 }, () => ({
          ...{ count: 0, percent: 0, low: 0, high: expect.closeTo(27.8, 1), residual: null, suppressed: false },
        })),
      ],
    });
  });

  it('is empty for a partner while nothing is published', async () => {
    const ask = await askAs(study, { role: 'partner', bureau: 'blcc' });
    expect(await ask(asked)).toMatchObject({
      ...{
        status: 200,
        body: { snapshot: null, n: 0, base: 0, row: null, column: null, rows: [], test: null, pairs: 0 },
      },
    });
  });

  it('waits until the wave is closed, and says so, where figures move in steps', async () => {
    const ask = await askAs(await openAnsweredStudy('sqlite', 1), { role: 'coordinator' });
    expect(await ask(asked)).toMatchObject({
      status: 409,
      body: { type: 'urn:golfslag:problem:wave-still-open', detail: expect.stringContaining('Crosstabs wait') },
    });
  });

  it('of what is not there is one problem document', async () => {
    for (const viewer of [{ role: 'coordinator' }, { role: 'partner', bureau: 'blcc' }] as const) {
      const ask = await askAs(study, viewer);
      for (const path of [asked.replace('2026', '1999'), asked.replace('ex-client', 'advisers')]) {
        expect(withoutNumber(await ask(path))).toEqual(nothingHere);
      }
    }
  });

  it('asked for in a way that cannot be, is a problem document that names the field', async () => {
    const ask = await askAs(study, { role: 'coordinator' });
    const detail = async (path: string) => (await ask(path)).body;
    expect(await detail(`${own}?row=XC_OPLEIDING`)).toMatchObject({
      status: 400,
      detail: expect.stringContaining('column'),
    });
    expect(await detail(`${own}?row=XC_SLOT_OPEN&column=XC_BETALER`)).toMatchObject({
      status: 422,
      detail: expect.stringMatching(/^row: /),
    });
    expect(await detail(`${own}?row=XC_BETALER&column=XC_BETALER`)).toMatchObject({
      ...{ status: 422, type: 'urn:golfslag:problem:same-in-crosstab' },
    });
  });
});
