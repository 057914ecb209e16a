import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { unknownBureau, type StudyDefinition } from '../study/definition.js';
import { readQuestionnaire } from '../study/stored.js';
import { countGroup, type CountedNow } from './count-group.js';
import { auditGroup, type Derivable, type ViewerAudit } from './disclosure/audit.js';
import { gateGroup } from './disclosure/gate.js';
import { openSolver } from './disclosure/solver.js';
import type { GroupAudit } from './snapshot-audit.js';

/** A group of a closed wave that is gated, and what was published of it before. */
export interface GateQuery {
  readonly wave: string;
  readonly group: string;
  readonly definition: StudyDefinition;
  /** What earlier snapshots of this wave showed of the group. */
  readonly published: readonly GroupAudit[];
}

/** What of a group may be shown, and what is left to derive of an anchor. */
export interface GatedGroup extends GroupAudit {
  readonly left: readonly Derivable[];
}

/** Returns what of a group may be shown; undefined where it was not asked. */
export function gateWaveGroup(ctx: Ctx, query: GateQuery): Promise<GatedGroup | undefined> {
  return ctx.database.readInWorker(import.meta.url, gateInWorker, query, ctx.signal);
}

/**
 * Returns the same. Reads every response and solves thousands of small programs, so it runs in a
 * worker.
 */
export async function gateInWorker(
  db: Kysely<Tables>,
  { wave, group: slug, definition, published }: GateQuery,
): Promise<GatedGroup | undefined> {
  const counted = await countNow(db, { wave, group: slug, definition });
  if (!counted) return undefined;
  const rules = definition.disclosure;
  const before = splitPublished(counted, published);
  const { release, found, left } = gateGroup({ rules, counted }, before, await openSolver());
  return { release, digests: counted.digests, found: found.length, left };
}

/**
 * Returns what each viewer could derive of all that was published. Undefined where nothing was of
 * the responses that are there now.
 */
export function auditWaveGroup(ctx: Ctx, query: GateQuery): Promise<ViewerAudit[] | undefined> {
  return ctx.database.readInWorker(import.meta.url, auditInWorker, query, ctx.signal);
}

/** Returns the same. It runs in a worker, as the gate does. */
export async function auditInWorker(
  db: Kysely<Tables>,
  { wave, group, definition, published }: GateQuery,
): Promise<ViewerAudit[] | undefined> {
  const counted = await countNow(db, { wave, group, definition });
  if (!counted) return undefined;
  const { same, earlier } = splitPublished(counted, published);
  if (!same.length) return undefined;
  return auditGroup({ rules: definition.disclosure, counted, releases: same, earlier }, await openSolver());
}

async function countNow(
  db: Kysely<Tables>,
  { wave, group: slug, definition }: Omit<GateQuery, 'published'>,
): Promise<CountedNow | undefined> {
  const group = definition.groups.find((one) => one.slug === slug);
  const questionnaire = await findQuestionnaire(db, wave, slug);
  const unknown = await db
    .selectFrom('tally')
    .select('bureau')
    .where((eb) => eb.and({ wave, grp: slug, bureau: unknownBureau }))
    .limit(1)
    .executeTakeFirst();
  const bureaus = [...definition.bureaus.map((bureau) => bureau.slug), ...(unknown ? [unknown.bureau] : [])];
  const { cell } = definition.disclosure;
  return group && questionnaire && countGroup(db, { wave, group, bureaus, cell, questionnaire });
}

/** What was published of the same responses, and what of others. */
function splitPublished({ digests }: CountedNow, published: readonly GroupAudit[]) {
  const isSame = (one: GroupAudit) => isDeepStrictEqual(one.digests, digests);
  return {
    same: published.filter(isSame).map(({ release }) => release),
    earlier: published.filter((one) => !isSame(one)).map(({ release }) => release),
  };
}

async function findQuestionnaire(db: Kysely<Tables>, wave: string, grp: string): Promise<Questionnaire | undefined> {
  const asked = await db
    .selectFrom('wave_questionnaire')
    .select('questionnaire')
    .where((eb) => eb.and({ wave, grp }))
    .executeTakeFirst();
  return asked && (await readQuestionnaire(db, asked.questionnaire)).questionnaire;
}
