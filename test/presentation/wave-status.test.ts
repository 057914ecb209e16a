import { expect, test } from 'vitest';
import { numbersIn } from '../../src/language/numbers.js';
import { resultsTexts } from '../../src/presentation/texts/results.js';
import { describeWaveStatus } from '../../src/presentation/wave-status.js';
import type { Wave } from '../../src/study/waves.js';

const at = '2026-11-29T12:00:00.000Z';
const prepared: Wave = {
  ...{ slug: '2020', study: 'loopbaanadvies', kind: 'fieldwork', previous: null, addedAt: at, openedAt: null },
  ...{ closedAt: null, until: null, planFrom: null, planDays: {}, stoppedAt: null, importedAt: null, synthetic: false },
};

test.each<[what: string, wave: Partial<Wave>, nl: RegExp, en: RegExp]>([
  ['runs', { openedAt: at }, /^Deze meting loopt sinds 29 november 2026\.$/, /^This wave has been running since 29 /],
  ['was closed', { openedAt: at, closedAt: at }, /is gesloten op 29 november 2026\.$/, /^This wave was closed on 29 /],
  ['is prepared', {}, /nog niet begonnen/, /has not begun yet/],
  [
    'came out of a file',
    { closedAt: at, importedAt: at },
    /^Deze meting is eerder gehouden\. De antwoorden zijn op 29 november 2026 overgenomen uit een bestand\.$/,
    /^This wave was held earlier\./,
  ],
  ['is made up', { closedAt: at, importedAt: at, synthetic: true }, /^Deze meting is niet gehouden/, /was not held/],
])('a wave that %s says when it was asked only where that is known', (_what, wave, nl, en) => {
  for (const [language, sentence] of [
    ['nl', nl],
    ['en', en],
  ] as const) {
    expect(describeWaveStatus({ ...prepared, ...wave }, resultsTexts[language], numbersIn(language))).toMatch(sentence);
  }
});
