import { z } from 'zod';
import type { Ctx } from '../context.js';
import { Comparison } from '../results/comparison.js';
import { Crosstab } from '../results/crosstab-table.js';
import { Composition } from '../results/composition.js';
import { CoreOutcome } from '../results/core-outcomes.js';
import { Anchored, Turnout } from '../results/headline.js';
import { Fieldwork } from '../fieldwork/figures.js';
import { Expected } from './expectations.js';
import { Remark } from './remarks.js';
import { StoredResults } from './shown-results.js';
import type { Snapshot } from './snapshot.js';

/** A snapshot of before remarks were made has none. */
const remarks = z.array(Remark).readonly().default([]);

/** The core outcomes of a group beside the nearest earlier wave. */
const CoreComparison = z
  .object({
    ...{ wave: z.string(), against: z.string(), group: z.string(), outcomes: z.array(CoreOutcome).readonly() },
    remarks,
  })
  .readonly();

/** Who took part in a group of a wave, beside an earlier one where there is one. */
export const ShownComposition = z
  .object({ ...Composition.unwrap().shape, group: z.string(), against: z.string().optional() })
  .readonly();
export type ShownComposition = z.infer<typeof ShownComposition>;

/** What a comparison tells, who took part then and now, and what else differs. */
const ComparedWaves = z
  .object({ ...Comparison.unwrap().shape, composition: Composition.optional(), remarks })
  .readonly();

/** Each type of document in a snapshot, and its schema. */
const documentTypes = {
  results: StoredResults,
  comparison: ComparedWaves,
  headline: z
    .object({
      turnout: z.array(Turnout).readonly(),
      anchored: z.array(Anchored).readonly(),
      beside: z.array(CoreComparison).readonly(),
    })
    .readonly(),
  composition: z.array(ShownComposition).readonly(),
  crosstab: Crosstab,
  fieldwork: Fieldwork,
  // A snapshot has it where somebody predicted something.
  expectations: z.array(Expected).readonly(),
} as const;
export type DocumentType = keyof typeof documentTypes;
export type DocumentOf<T extends DocumentType> = z.infer<(typeof documentTypes)[T]>;

/** One thing that may be seen in a snapshot. */
export interface SnapshotDocument {
  /** The bureau that may see it; empty for what every bureau sees. */
  readonly viewer: string;
  readonly name: string;
  readonly document: unknown;
}

/**
 * Returns a document of a snapshot. `about` tells which: a group, an earlier wave, two questions.
 */
export function documentOf<T extends DocumentType>(
  type: T,
  about: readonly string[],
  document: DocumentOf<T>,
  viewer = '',
): SnapshotDocument {
  return { viewer, name: nameOf(type, about), document };
}

/**
 * Returns what a snapshot holds of a type, for a bureau or (empty) for all; undefined if nothing.
 */
export async function readDocument<T extends DocumentType>(
  ctx: Ctx,
  { id }: Snapshot,
  type: T,
  about: readonly string[],
  viewer = '',
): Promise<DocumentOf<T> | undefined> {
  const row = await ctx.db
    .selectFrom('snapshot_document')
    .select('document')
    .where((eb) => eb.and({ snapshot: id, viewer, name: nameOf(type, about) }))
    .executeTakeFirst();
  return row && (documentTypes[type].parse(JSON.parse(row.document)) as DocumentOf<T>);
}

/** Returns what each document of a type is about, in the order of their names. */
export async function listDocuments(ctx: Ctx, { id }: Snapshot, type: DocumentType): Promise<string[][]> {
  const rows = await ctx.db
    .selectFrom('snapshot_document')
    .select('name')
    .where((eb) => eb.and({ snapshot: id, viewer: '' }))
    .where('name', 'like', `${type} %`)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name.split(' ').slice(1));
}

/** Names of groups, waves and questions have no spaces. */
function nameOf(type: DocumentType, about: readonly string[]): string {
  return [type, ...about].join(' ');
}
