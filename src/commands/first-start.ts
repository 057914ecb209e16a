import { join } from 'node:path';
import { addAccount } from '../access/accounts.js';
import type { Ctx } from '../context.js';
import { lockUntilCommit } from '../database/lock.js';
import { transact } from '../database/transact.js';
import { addSampleRespondents } from '../fieldwork/sample.js';
import { addDays, localDay } from '../language/local-day.js';
import { addWave, openWave } from '../study/wave-life.js';
import { loadStudy } from '../study/load.js';
import { readStudyFolder, type StudyFolder } from '../study/read-folder.js';
import { root } from '../root.js';

/** How many days after the first start the wave that it opens is planned to end. */
const plannedDays = 28;

const folder = join(root, 'studies/loopbaanadvies');

/**
 * Fills an empty database with the bundled study. All of it or nothing, also when two servers start
 * at once. Outside production it also opens the first wave, and adds sample respondents, an account
 * for the coordinator, and those of a made-up staff member and partner of the first bureau.
 */
export async function prepareFirstStart(ctx: Ctx, read = readOurStudy): Promise<void> {
  if (await isPrepared(ctx)) return;
  const study = read();
  await transact(ctx, async (tx) => {
    await lockUntilCommit(tx, 'first start');
    if (await isPrepared(tx)) return;
    await loadStudy(tx, study);
    if (tx.config.production) return;
    const { firstWave, contact, bureaus } = study.study.definition;
    await addWave(tx, firstWave);
    await openWave(tx, firstWave, addDays(localDay(tx.now()), plannedDays));
    await addSampleRespondents(tx, firstWave);
    await addAccount(tx, { email: contact.email, roles: ['coordinator'], bureau: null });
    const bureau = bureaus[0]?.slug ?? null;
    await addAccount(tx, { email: 'voorbeeld.medewerker@example.org', roles: ['staff'], bureau });
    await addAccount(tx, { email: 'voorbeeld.partner@example.org', roles: ['partner'], bureau });
  });
}

async function isPrepared(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.selectFrom('study').select('slug').limit(1).executeTakeFirst()) !== undefined;
}

/** Returns the bundled study. Throws where it is not right. */
export function readOurStudy(): StudyFolder {
  const study = readStudyFolder(folder);
  if (!('problems' in study)) return study;
  throw new Error(`The study that comes along is not right: ${JSON.stringify(study.problems)}`);
}
