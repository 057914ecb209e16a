import { describe, expect, it } from 'vitest';
import { operator } from '../../src/access/rights.js';
import { describeProvisional } from '../../src/presentation/provisional.js';
import { resultsTexts } from '../../src/presentation/texts/results.js';
import { readProvisional } from '../../src/publication/provisional.js';
import { viewFieldworkWave } from '../../src/publication/view.js';
import { eraseResponse } from '../../src/response/receipt.js';
import { closeWave } from '../../src/study/wave-life.js';
import { numbersIn } from '../../src/language/numbers.js';
import { openAnsweredStudy, type AnsweredStudy } from '../support/answered-study.js';
import { databases } from '../support/database.js';

async function provisional({ ctx }: AnsweredStudy, viewer = operator) {
  return readProvisional(ctx, await viewFieldworkWave(ctx, viewer, '2026'));
}

const ofExClients = (shown: number, finished: number) => [
  { group: 'ex-client', shown, finished },
  { group: 'employer', shown: 0, finished: 0 },
];

describe.each(databases)('how much of an open wave its figures are of, on %s', (kind) => {
  it('is what its bureaus released, of all who came to the end, whoever erased since', async () => {
    const study = await openAnsweredStudy(kind, 20, 'steps', ['blcc', 'careercoach']);
    expect(await provisional(study)).toEqual(ofExClients(0, 0));
    await study.send(9);
    expect(await provisional(study)).toEqual(ofExClients(5, 9));
    await eraseResponse(study.ctx, study.codes[0] ?? '');
    expect(await provisional(study)).toEqual(ofExClients(5, 9));
    await study.send(3);
    expect(await provisional(study)).toEqual(ofExClients(10, 12));
    await closeWave(study.ctx, '2026');
    expect(await provisional(study)).toBeUndefined();
  });

  it('is everybody where the study shows them live, and nothing where it shows none', async () => {
    const live = await openAnsweredStudy(kind, 5, 'live');
    await live.send(3);
    expect(await provisional(live)).toEqual(ofExClients(3, 3));
    const none = await openAnsweredStudy(kind, 5, 'none');
    await none.send(3);
    expect(await provisional(none)).toBeUndefined();
  });

  it('is not told to who sees published figures alone', async () => {
    const study = await openAnsweredStudy(kind, 5, 'live');
    await study.send(5);
    const partner = { bureau: 'blcc', rights: new Set(['results.read'] as const) };
    expect(await provisional(study, partner)).toBeUndefined();
  });
});

it.each([
  [
    'nl',
    [{ group: 'g', shown: 50, finished: 54 }],
    'Voorlopig: cijfers over 50 van de 54 mensen die klaar zijn met de vragenlijst.',
  ],
  [
    'en',
    [{ group: 'g', shown: 50, finished: 54 }],
    'Provisional: figures of 50 of the 54 people who have finished the questionnaire.',
  ],
  ['nl', [{ group: 'g', shown: 0, finished: 4 }], ''],
  ['nl', [{ group: 'other', shown: 50, finished: 54 }], ''],
  ['nl', undefined, ''],
] as const)('is said in one sentence (%s, %j)', (language, provisional, said) => {
  const page = { t: resultsTexts[language], numbers: numbersIn(language) };
  expect(describeProvisional(provisional, 'g', page)).toBe(said);
});
