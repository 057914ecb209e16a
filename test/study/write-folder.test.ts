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
});
