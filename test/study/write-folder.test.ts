import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeLetter } from '../../src/study/change-letters.js';
import { readAskedStudy } from '../../src/study/asked-study.js';
import { findConflicts, loadStudy } from '../../src/study/load.js';
import { readStudyFolder } from '../../src/study/read-folder.js';
import { closeWave } from '../../src/study/wave-life.js';
import { getFieldworkWave } from '../../src/study/waves.js';
import { writeStudyFolder } from '../../src/study/write-folder.js';
import { databases } from '../support/database.js';
import { freshFolder } from '../support/folder.js';
import { readOurStudy } from '../support/questionnaires.js';
import { openWorld, type World } from '../support/world.js';

async function writtenOf({ ctx }: World) {
  const folder = await freshFolder();
  for (const { name, text } of writeStudyFolder(await readAskedStudy(ctx, await getFieldworkWave(ctx, '2026')))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const read = readStudyFolder(folder);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read;
}

describe.each(databases)('a study as a wave asked it, on %s', (kind) => {
  it('is written as a folder that loads as the same study', async () => {
    const world = await openWorld(kind);
    const [written, ours] = [await writtenOf(world), readOurStudy()];
    expect(written.questionnaires.map(({ definition }) => definition)).toEqual(
      ours.questionnaires.map(({ definition }) => definition),
    );
    expect(written.study.letters).toEqual(ours.study.letters);
    expect(written.study.baseline).toEqual(ours.study.baseline);
    expect(await findConflicts(world.ctx, written)).toEqual([]);
    expect((await loadStudy(world.ctx, written)).map(({ changed }) => changed)).toEqual([false, false]);
  });

  it('has the letters as they were when the wave closed', async () => {
    const world = await openWorld(kind);
    const key = { step: 'invitation', group: 'employer', language: 'nl' } as const;
    const letter = readOurStudy().study.letters.invitation?.employer?.nl ?? { subject: '', body: '' };
    const change = (subject: string) =>
      changeLetter(world.ctx, 'loopbaanadvies', { ...key, ...letter, subject }, 'zoe@bureau.example');
    await change('Zoals het ging');
    world.passDays(1);
    await closeWave(world.ctx, '2026');
    world.passDays(1);
    await change('Voor de volgende keer');
    const { letters } = (await writtenOf(world)).study;
    expect(letters.invitation?.employer?.nl?.subject).toBe('Zoals het ging');
  });

  it('is read back whatever was planned, and whatever was added since', async () => {
    const world = await openWorld(kind);
    const { ctx } = world;
    const { protocol } = await ctx.db.selectFrom('protocol').select('protocol').executeTakeFirstOrThrow();
    const kept = JSON.parse(protocol) as { mailPlan: { step: string; day: number }[] };
    const planned: Readonly<Record<string, number>> = { 'reminder-1': 2, 'reminder-2': 200 };
    const mailPlan = kept.mailPlan
      .filter(({ step }) => step !== 'reminder-3')
      .map((one) => ({ ...one, day: planned[one.step] ?? one.day }));
    await ctx.db
      .updateTable('protocol')
      .set({ protocol: JSON.stringify({ ...kept, mailPlan }) })
      .execute();
    await closeWave(ctx, '2026');
    const { mail } = (await writtenOf(world)).study.definition;
    expect(mail.steps.filter(({ step }) => step.startsWith('reminder')).map(({ step, day }) => [step, day])).toEqual([
      ['reminder-1', 4],
      ['reminder-2', 120],
    ]);
  });

  it('has the first version of a letter that came after it closed, and no step without one', async () => {
    const world = await openWorld(kind);
    const { ctx } = world;
    await closeWave(ctx, '2026');
    await ctx.db.deleteFrom('protocol').execute();
    const later = '2999-01-01T00:00:00.000Z';
    await ctx.db.updateTable('letter_text').set({ made_at: later }).where('step', '=', 'reminder-1').execute();
    await ctx.db.deleteFrom('letter_text').where('step', '=', 'reminder-2').execute();
    const { definition, letters } = (await writtenOf(world)).study;
    const ours = readOurStudy().study;
    expect(letters['reminder-1']).toEqual(ours.letters['reminder-1']);
    expect(definition.mail.steps.map(({ step }) => step)).toEqual(
      ours.definition.mail.steps.map(({ step }) => step).filter((step) => step !== 'reminder-2'),
    );
  });
});
