import { expressionBuilder, type Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Database } from '../database/open.js';
import type { Tables } from '../database/tables.js';
import { memoize, oncePer } from '../memoize.js';
import { QuestionnaireDefinition } from '../questionnaire/definition.js';
import { anyBureau, nameBureau } from '../questionnaire/name-bureau.js';
import { compile, type Questionnaire } from '../questionnaire/questionnaire.js';
import { problems } from '../problem.js';
import { StudyFiles, type StoredStudy, type StudyDefinition } from './definition.js';
import { withLetters } from './letters.js';

/** An immutable version of a questionnaire. */
export interface StoredQuestionnaire {
  readonly id: string;
  readonly group: string;
  readonly version: number;
  /** As the study file has it. */
  readonly definition: QuestionnaireDefinition;
  readonly questionnaire: Questionnaire;
}

/**
 * What was read of a database: questionnaires, which never change, and studies as they were when
 * last loaded.
 */
interface ReadBefore {
  readonly questionnaires: Map<string, StoredQuestionnaire>;
  readonly studies: Map<string, { readonly loadedAt: string; readonly study: StoredStudy }>;
}

const readBefore = oncePer((_: Database): ReadBefore => ({ questionnaires: new Map(), studies: new Map() }));

/**
 * Returns a questionnaire by its id. Versions never change, so each is read and compiled once. A
 * reading that has not ended is not shared: a transaction that waited for one outside it would wait
 * for itself.
 */
export async function getQuestionnaire(ctx: Ctx, id: string): Promise<StoredQuestionnaire> {
  const { questionnaires } = readBefore(ctx.database);
  const before = questionnaires.get(id);
  if (before) return before;
  const stored = await readQuestionnaire(ctx.db, id);
  questionnaires.set(id, stored);
  return stored;
}

/**
 * Returns a questionnaire by its id, read and compiled anew. It needs only a database, for readings
 * in a worker.
 */
export async function readQuestionnaire(db: Kysely<Tables>, id: string): Promise<StoredQuestionnaire> {
  return toStored(await db.selectFrom('questionnaire').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
}

/** Returns the questionnaire that a wave asks a group. Undefined before the wave is opened. */
export async function findAskedQuestionnaire(
  ctx: Ctx,
  wave: string,
  group: string,
): Promise<StoredQuestionnaire | undefined> {
  const asked = await ctx.db
    .selectFrom('wave_questionnaire')
    .select('questionnaire')
    .where('wave', '=', wave)
    .where('grp', '=', group)
    .executeTakeFirst();
  return asked && getQuestionnaire(ctx, asked.questionnaire);
}

/** A group of a wave with the questionnaire that it is asked. */
export interface AskedQuestionnaire extends StoredQuestionnaire {
  readonly wave: string;
}

/** Returns the questionnaires that waves ask groups. A wave that was not opened yet has none. */
export async function listAskedQuestionnaires(
  ctx: Ctx,
  waves: readonly string[],
  groups: readonly string[],
): Promise<AskedQuestionnaire[]> {
  if (!waves.length || !groups.length) return [];
  const rows = await ctx.db
    .selectFrom('wave_questionnaire')
    .select(['wave', 'questionnaire'])
    .where('wave', 'in', waves)
    .where('grp', 'in', groups)
    .execute();
  return Promise.all(
    rows.map(async ({ wave, questionnaire }) => ({ wave, ...(await getQuestionnaire(ctx, questionnaire)) })),
  );
}

/** Returns every version of a group's questionnaire, the newest first. */
export async function listQuestionnaires(ctx: Ctx, study: string, group: string): Promise<StoredQuestionnaire[]> {
  const rows = await ofGroup(ctx, study, group).selectAll().execute();
  return rows.map(toStored);
}

/** Returns the newest version of a group's questionnaire. */
export async function findNewestQuestionnaire(
  ctx: Ctx,
  study: string,
  group: string,
): Promise<StoredQuestionnaire | undefined> {
  const newest = await ofGroup(ctx, study, group).select('id').limit(1).executeTakeFirst();
  return newest && getQuestionnaire(ctx, newest.id);
}

function ofGroup(ctx: Ctx, study: string, group: string) {
  return ctx.db
    .selectFrom('questionnaire')
    .where('study', '=', study)
    .where('grp', '=', group)
    .orderBy('version', 'desc');
}

function toStored(row: { id: string; grp: string; version: number; definition: string }): StoredQuestionnaire {
  const definition = QuestionnaireDefinition.parse(JSON.parse(row.definition));
  const questionnaire = compile(nameBureau(definition, anyBureau));
  return { id: row.id, group: row.grp, version: row.version, definition, questionnaire };
}

/** A cache of questionnaires by the name of the bureau that asks. */
const askedBy = oncePer((stored: StoredQuestionnaire) =>
  memoize(
    (name: string): StoredQuestionnaire => {
      const named = nameBureau(stored.definition, { nl: name, en: name });
      return named === stored.definition ? stored : { ...stored, questionnaire: compile(named) };
    },
    { max: 100, key: (name) => name },
  ),
);

/** Returns a questionnaire as the respondents of a bureau read it. */
export function asAskedBy(stored: StoredQuestionnaire, { bureaus }: StudyDefinition, bureau: string) {
  return askedBy(stored)(nameOf(bureaus, bureau));
}

/** Returns the name of a bureau by its slug, or the slug where the study has no such bureau. */
export function nameOf(bureaus: StudyDefinition['bureaus'], slug: string): string {
  return bureaus.find((bureau) => bureau.slug === slug)?.name ?? slug;
}

/**
 * When the study was last loaded, or a letter of it changed, out of an index. To find its row
 * SQLite would read all of its definition. An installation has one study; beside another, one is
 * only read anew more often.
 */
export const lastLoaded = expressionBuilder<Tables>()
  .selectFrom('study')
  .select(({ fn }) => fn.max('loaded_at').as('loaded_at'));

/**
 * Returns the study by its slug, with the letters that are sent now. It is read again only after it
 * was loaded anew, or a letter changed. Passing `loadedAt`, where the caller has read `lastLoaded`
 * already, saves a query.
 */
export async function getStudy(ctx: Ctx, slug: string, loadedAt?: string | null): Promise<StoredStudy> {
  const { studies } = readBefore(ctx.database);
  const before = studies.get(slug);
  if (before && before.loadedAt === (loadedAt ?? (await findLoadedAt(ctx)))) return before.study;
  const row = await ctx.db.selectFrom('study').selectAll().where('slug', '=', slug).executeTakeFirst();
  if (!row) throw problems.noStudy();
  // After its row, so that a change in between is found by its time the next time.
  const study = await withLetters(ctx, StudyFiles.parse(JSON.parse(row.definition)));
  studies.set(slug, { loadedAt: row.loaded_at, study });
  return study;
}

/** Throws for a group or a bureau that a study does not have. */
export function refuseUnknown(
  { groups, bureaus }: StudyDefinition,
  { group, bureau }: { group?: string | undefined; bureau?: string | undefined },
): void {
  if (group !== undefined && !groups.some(({ slug }) => slug === group)) {
    throw problems.unknownGroup(group, groups);
  }
  if (bureau !== undefined && !bureaus.some(({ slug }) => slug === bureau)) {
    throw problems.unknownBureau(bureau, bureaus);
  }
}

/**
 * Returns the study by its slug. Throws for a group or bureau, where one is named, that it does not
 * have.
 */
export async function getStudyWith(
  ctx: Ctx,
  slug: string,
  named: { group?: string | undefined; bureau?: string | undefined },
): Promise<StoredStudy> {
  const study = await getStudy(ctx, slug);
  refuseUnknown(study.definition, named);
  return study;
}

async function findLoadedAt(ctx: Ctx): Promise<string | undefined> {
  const row = await ctx.db.selectFrom(lastLoaded.as('last')).select('loaded_at').executeTakeFirst();
  return row?.loaded_at;
}

/** Returns the one study of this installation. Throws before one is loaded. */
export async function getOnlyStudy(ctx: Ctx): Promise<StoredStudy> {
  const study = await findOnlyStudy(ctx);
  if (!study) throw problems.noStudy();
  return study;
}

/** Returns the one study of this installation. Undefined before one is loaded. */
export async function findOnlyStudy(ctx: Ctx): Promise<StoredStudy | undefined> {
  const row = await ctx.db.selectFrom('study').select('slug').orderBy('slug').limit(1).executeTakeFirst();
  return row && getStudy(ctx, row.slug);
}
