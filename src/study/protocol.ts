import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Ctx, Tx } from '../context.js';
import { Text } from '../language/text.js';
import { toJson } from '../files/json.js';
import type { StudyDefinition } from './definition.js';
import { findLastGone } from './gone-letters.js';
import { readPlanDays, stepsOf, type PlanDays } from './plan-steps.js';

/** What a wave promised, how people answer it, and when its letters are planned to go. */
export const Protocol = z.object({
  /** Who sees what, as respondents are told. */
  promise: Text,
  bureauSees: z.object({ others: Text, coordinator: Text }).nullable(),
  /** How people are asked and answer: by a link in a mail. */
  mode: z.string(),
  mailPlan: z
    .array(z.object({ step: z.string(), day: z.int(), weekdays: z.array(z.string()), hours: z.string() }).readonly())
    .readonly(),
});
export type Protocol = z.infer<typeof Protocol>;

/** A wave, and on which days its letters go. */
interface Planned {
  readonly slug: string;
  readonly planDays: PlanDays;
}

/** Returns the protocol that a wave has now. */
function protocolOf({ promise, bureauSees, mail }: StudyDefinition, wave: Planned): Protocol {
  return {
    promise,
    bureauSees: bureauSees ?? null,
    mode: 'web',
    mailPlan: stepsOf(mail.steps, wave).map(({ step, day, weekdays, hours }) => ({ step, day, weekdays, hours })),
  };
}

/**
 * Stores the protocol of a wave that opens, or that is open, where it is another than before. Until
 * a letter of the wave went, nobody was asked by the one before, and it takes its place.
 */
export async function recordProtocol(tx: Tx, wave: Planned, definition: StudyDefinition): Promise<void> {
  const newest = await tx.db
    .selectFrom('protocol')
    .select(['version', 'protocol'])
    .where('wave', '=', wave.slug)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const protocol = protocolOf(definition, wave);
  if (newest && isDeepStrictEqual(Protocol.parse(JSON.parse(newest.protocol)), protocol)) return;
  const kept = { protocol: toJson(protocol), made_at: tx.now().toISOString() };
  if (newest && (await findLastGone(tx, wave.slug)) === undefined) {
    const { version } = newest;
    await tx.db
      .updateTable('protocol')
      .set(kept)
      .where('wave', '=', wave.slug)
      .where('version', '=', version)
      .execute();
    return;
  }
  const version = (newest?.version ?? 0) + 1;
  await tx.db
    .insertInto('protocol')
    .values({ wave: wave.slug, version, ...kept })
    .execute();
}

/** Stores the protocol of every wave that is open, where the study now has another. */
export async function recordProtocols(tx: Tx, definition: StudyDefinition): Promise<void> {
  const open = await tx.db
    .selectFrom('wave')
    .select(['slug', 'plan_days'])
    .where('study', '=', definition.study)
    .where('opened_at', 'is not', null)
    .where('closed_at', 'is', null)
    .execute();
  for (const { slug, plan_days } of open) {
    await recordProtocol(tx, { slug, planDays: readPlanDays(plan_days) }, definition);
  }
}

/**
 * Returns the protocols of waves, in the order in which each wave had them. None of one that was
 * opened before they were kept, or that came out of a file.
 */
export async function listProtocols(
  ctx: Ctx,
  waves: readonly string[],
): Promise<{ readonly wave: string; readonly protocol: Protocol }[]> {
  const rows = await ctx.db
    .selectFrom('protocol')
    .select(['wave', 'protocol'])
    .where('wave', 'in', waves)
    .orderBy('wave')
    .orderBy('version')
    .execute();
  return rows.map(({ wave, protocol }) => ({ wave, protocol: Protocol.parse(JSON.parse(protocol)) }));
}
