import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { transact } from '../database/transact.js';
import { Text } from '../language/text.js';
import { count } from '../statistics/units.js';
import type { StudyDefinition } from '../study/definition.js';
import { recordEvent } from '../study/events.js';
import { LeftOutReason } from './figures.js';

/** How many people belong to a group of a bureau, and how many of them it does not ask. */
export interface GroupFrame {
  readonly group: string;
  readonly bureau: string;
  /** Who belonged, as the study said it when they were counted. */
  readonly belongs: Text;
  readonly people: number;
  /** How many were left out for each reason; those that did not occur are not there. */
  readonly leftOut: Partial<Readonly<Record<LeftOutReason, number>>>;
  /** What the reason `other` was; empty where it did not occur. */
  readonly other: string;
}

const LeftOut = z.partialRecord(LeftOutReason, count);

type Cells = Pick<StudyDefinition, 'groups' | 'bureaus'>;

/** Returns what bureaus filled in of a wave, or one of them. */
export async function listFrames(ctx: Ctx, wave: string, bureau?: string): Promise<GroupFrame[]> {
  const rows = await ctx.db
    .selectFrom('sampling_frame')
    .selectAll()
    .where('wave', '=', wave)
    .$if(bureau !== undefined, (query) => query.where('bureau', '=', bureau ?? ''))
    .orderBy('bureau')
    .orderBy('grp')
    .execute();
  return rows.map(toFrame);
}

/** Returns what was filled in, by wave, of several waves. */
export async function listFramesOf(ctx: Ctx, waves: readonly string[]): Promise<Map<string, GroupFrame[]>> {
  const rows = await ctx.db.selectFrom('sampling_frame').selectAll().where('wave', 'in', waves).execute();
  return new Map(waves.map((wave) => [wave, rows.filter((row) => row.wave === wave).map(toFrame)]));
}

function toFrame(row: Selectable<Tables['sampling_frame']>): GroupFrame {
  return {
    group: row.grp,
    bureau: row.bureau,
    belongs: Text.parse(JSON.parse(row.belongs)),
    people: row.people,
    leftOut: LeftOut.parse(JSON.parse(row.left_out)),
    other: row.other,
  };
}

/**
 * Returns whether a bureau, or every one, filled in how many people belong to each of its groups.
 */
export async function isFrameFilledIn(ctx: Ctx, wave: string, definition: Cells, bureau?: string): Promise<boolean> {
  return listUnfilled(await listFrames(ctx, wave, bureau), definition, bureau).length === 0;
}

/** Returns which of the bureaus, or whether the one, did not fill in every group. */
export function listUnfilled(
  frames: readonly GroupFrame[],
  { groups, bureaus }: Cells,
  bureau?: string,
): StudyDefinition['bureaus'] {
  const has = (of: string, group: string) => frames.some((one) => one.bureau === of && one.group === group);
  return bureaus.filter(
    ({ slug }) => (bureau === undefined || slug === bureau) && !groups.every((group) => has(slug, group.slug)),
  );
}

/** Returns how many people were left out, for any reason. */
export function sumLeftOut({ leftOut }: Pick<GroupFrame, 'leftOut'>): number {
  return Object.values(leftOut).reduce((sum, people) => sum + people, 0);
}

/**
 * Stores how many people belong to the groups of a bureau; what was filled in before is replaced.
 * Who did so is recorded as an event, and forgotten with it.
 */
export async function putFrames(
  ctx: Ctx,
  { wave, bureau }: { readonly wave: string; readonly bureau: string },
  frames: readonly Omit<GroupFrame, 'bureau'>[],
  who: string,
): Promise<void> {
  await transact(ctx, async (tx) => {
    for (const { group, belongs, people, leftOut, other } of frames) {
      const filledIn = { belongs: JSON.stringify(belongs), people, left_out: JSON.stringify(leftOut), other };
      await tx.db
        .insertInto('sampling_frame')
        .values({ wave, bureau, grp: group, ...filledIn })
        .onConflict((conflict) => conflict.columns(['wave', 'bureau', 'grp']).doUpdateSet(filledIn))
        .execute();
    }
    await recordEvent(tx, { action: 'frame filled in', who, about: { wave, bureau } });
  });
}

/** Returns how many people are on the list of a bureau, by group, counted along an index. */
export async function countListed(
  ctx: Ctx,
  { wave, bureau }: { readonly wave: string; readonly bureau: string },
  { groups }: Pick<StudyDefinition, 'groups'>,
): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db
    .selectFrom('invitee')
    .select(({ fn }) => ['grp', fn.countAll<number>().as('people')])
    .where((eb) => eb.and({ wave, bureau, sample: 0 }))
    .where(
      'grp',
      'in',
      groups.map(({ slug }) => slug),
    )
    .groupBy('grp')
    .execute();
  return new Map(rows.map(({ grp, people }) => [grp, Number(people)]));
}
