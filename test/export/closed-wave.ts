import type { Ctx } from '../../src/context.js';
import { openMicrodata } from '../../src/export/microdata.js';
import type { Fields } from '../../src/questionnaire/fields.js';
import { closeWave } from '../../src/study/wave-life.js';
import type { DatabaseKind } from '../support/database.js';
import { answer, eligible } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';

/** What people write that other programs trip over. */
export const words = [
  '=1+1',
  '+31 6 12345678',
  '-5',
  '@naam',
  '\tmet een tab vooraan',
  'regel 1\nregel 2\n\nregel 4',
  '"aan, halen;" \'s',
  'Zoë – ☕ 漢字 עברית',
  '1e5',
  'NULL',
  "'=al beschermd",
  "''-5",
];

/** A closed wave in which each of these was answered by a former client. */
export async function closedWave(kind: DatabaseKind, answers: readonly Fields[]): Promise<Ctx> {
  const { ctx, invite } = await openWorld(kind);
  const tokens = await invite(answers.map((_, i) => ({ email: `p${i}@example.nl` })));
  for (const [i, fixed] of answers.entries()) {
    await answer(ctx, tokens[i] ?? '', seeded(i), { ...eligible, ...fixed });
  }
  await closeWave(ctx, '2026');
  return ctx;
}

/** The microdata of former clients, a record a response. */
export async function microdataOf(ctx: Ctx) {
  const { variables, rows } = await openMicrodata(ctx, '2026', 'ex-client');
  const records: Record<string, string | number>[] = [];
  for await (const row of rows()) {
    records.push(Object.fromEntries(variables.map(({ name }, i) => [name, row[i] ?? ''])));
  }
  return { variables, records };
}
