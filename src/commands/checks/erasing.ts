import type { Ctx } from '../../context.js';
import { listRetained } from '../../response/retention.js';
import { everyGroup, listOutdated } from '../../study/exported.js';
import { wrongInProduction } from './check.js';

/** Returns what goes by the clock next. Announcing it here is no fault. */
export async function checkRetention(ctx: Ctx): Promise<string> {
  const announced = (await listRetained(ctx)).filter((one) => one.announced !== null);
  if (!announced.length) return 'Nothing is about to be erased; `golfslag retention` shows what goes when.';
  const told = announced.map(
    ({ wave, kind, count, until }) => `${kind} of wave ${wave} (${count}) on ${until.slice(0, 10)}`,
  );
  return `A running server erases: ${told.join('; ')}. Is the clock right?`;
}

/** Returns whether a file with answers holds what was erased. In production it throws then. */
export async function checkExported(ctx: Ctx): Promise<string> {
  const outdated = await listOutdated(ctx);
  if (!outdated.length) return 'No file that was exported holds what was erased since.';
  const files = outdated.map(
    ({ wave, group, format, who, madeAt }) =>
      `${group === everyGroup ? 'all groups' : group} of ${wave} as ${format} (${madeAt.slice(0, 10)}, ${who})`,
  );
  return wrongInProduction(
    ctx.config,
    `Something was erased since these were made: ${files.join('; ')}. Delete every copy, also in an archive, and export again.`,
  );
}
