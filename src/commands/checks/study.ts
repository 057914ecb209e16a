import type { Ctx } from '../../context.js';
import { requireSecret } from '../../fieldwork/secret-check.js';
import { findWrongTallies } from '../../results/recount.js';
import { getOnlyStudy } from '../../study/stored.js';
import { listWaves, statusOf } from '../../study/waves.js';
import { wrongInProduction } from './check.js';

/** Returns the study and its waves. Throws where there is none. */
export async function checkStudy(ctx: Ctx): Promise<string> {
  const { definition } = await getOnlyStudy(ctx);
  const waves = (await listWaves(ctx)).map((wave) => `${wave.slug} ${statusOf(wave)}`);
  return `${definition.study}; waves: ${waves.join(', ') || 'none'}.`;
}

/** Returns whether /privacy names who it must. In production it throws where it does not. */
export async function checkPrivacyPage(ctx: Ctx): Promise<string> {
  const { privacy } = (await getOnlyStudy(ctx)).definition;
  const missing = (['host', 'mailer'] as const).filter((name) => privacy[name] === undefined);
  if (!missing.length) return 'It names who runs the server and who sends the mail.';
  const keys = missing.map((name) => `privacy.${name}`).join(' and ');
  return wrongInProduction(ctx.config, `study.yaml has no ${keys}: /privacy does not say who.`);
}

/** Returns that the secret is the right one; throws for another. */
export async function checkSecret(ctx: Ctx): Promise<string> {
  await requireSecret(ctx);
  return 'SECRET is the one that the links of this database were made with.';
}

/** Returns that every count is right; throws with the first that differs from a recount. */
export async function checkTallies(ctx: Ctx): Promise<string> {
  const [first, ...others] = await findWrongTallies(ctx);
  if (first) {
    throw new Error(
      `${others.length + 1} tallies differ from a recount, such as "${first.tally}": ${first.stored}, not ${first.counted}.`,
    );
  }
  return 'Every count equals a recount of all responses.';
}
