import { join } from 'node:path';
import type { Ctx } from '../context.js';
import { addSampleRespondents } from '../fieldwork/sample.js';
import { addWave, openWave } from '../fieldwork/waves.js';
import { loadStudy } from '../study/load.js';
import { readStudyFolder, type StudyFolder } from '../study/read-folder.js';
import { root } from '../root.js';

const folder = join(root, 'studies/loopbaanadvies');

/**
 * Fills an empty database with the study that comes along; outside production it also opens the first wave
 * and makes sample respondents. Gives the sample links by group; empty when there was nothing to do.
 */
export async function prepareFirstStart(ctx: Ctx, read = readOurStudy): Promise<{ group: string; link: string }[]> {
  const loaded = await ctx.db.selectFrom('study').select('slug').limit(1).executeTakeFirst();
  if (loaded) return [];
  const study = read();
  await loadStudy(ctx, study);
  if (ctx.config.production) return [];
  const { firstWave } = study.study.definition;
  await addWave(ctx, firstWave);
  await openWave(ctx, firstWave);
  return addSampleRespondents(ctx, firstWave);
}

/** The study that comes along, read and found right. */
export function readOurStudy(): StudyFolder {
  const study = readStudyFolder(folder);
  if (!('problems' in study)) return study;
  throw new Error(`The study that comes along is not right: ${JSON.stringify(study.problems)}`);
}
