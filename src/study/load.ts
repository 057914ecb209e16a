import { isDeepStrictEqual } from 'node:util';
import { transact } from '../database/transact.js';
import type { Ctx, Tx } from '../context.js';
import { changedMeanings } from '../questionnaire/comparability/changes.js';
import { canonical } from '../questionnaire/comparability/content.js';
import type { StudyFiles } from './definition.js';
import { insertFirstLetters } from './letters-of-files.js';
import { recordProtocols } from './protocol.js';
import type { QuestionnaireFile, StudyFolder } from './read-folder.js';
import { findNewestQuestionnaire, findOnlyStudy, listQuestionnaires, type StoredQuestionnaire } from './stored.js';
import type { NamedFileError } from '../files/file-error.js';
import { toJson } from '../files/json.js';

export interface LoadedQuestionnaire {
  readonly group: string;
  readonly version: number;
  readonly changed: boolean;
}

/** How much viewers of an open wave see, from nothing to everything. */
const openness = ['none', 'steps', 'live'] as const;

/**
 * Returns why a sound folder cannot be loaded here. A code changed meaning since a stored version,
 * for example, or it is another study.
 */
export async function findConflicts(ctx: Ctx, folder: StudyFolder): Promise<NamedFileError[]> {
  const stored = await findOnlyStudy(ctx);
  if (!stored) return [];
  const { study, bureaus, groups, privacy, outcomes } = folder.study.definition;
  if (stored.definition.study !== study) {
    const message = `this installation holds the study "${stored.definition.study}": use another DATA_DIR for another study`;
    return [folder.at(['study'], message)];
  }
  const before = stored.definition.privacy.interim;
  const open = await ctx.db
    .selectFrom('wave')
    .select('slug')
    .where('opened_at', 'is not', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (open && openness.indexOf(privacy.interim) > openness.indexOf(before)) {
    const message = `wave "${open.slug}" is open under "interim: ${before}": it cannot show more while people answer`;
    return [folder.at(['privacy', 'interim'], message)];
  }
  if (open && !isDeepStrictEqual(outcomes, stored.definition.outcomes)) {
    const message = `wave "${open.slug}" is open: what counts as a partial is fixed until it closes`;
    return [folder.at(['outcomes'], message)];
  }
  const coreBefore = (slug: string) => stored.definition.groups.find((group) => group.slug === slug)?.core;
  const changed = groups.findIndex(({ slug, core }) => !isDeepStrictEqual(core, coreBefore(slug) ?? core));
  if (open && changed >= 0) {
    const kept = coreBefore(groups[changed]?.slug ?? '')?.join(', ');
    const message = `wave "${open.slug}" is open: keep its core outcomes as they were, [${kept ?? ''}], until it closes`;
    return [folder.at(['groups', changed, 'core'], message)];
  }
  const known = await ctx.db.selectFrom('invitee').select(['bureau', 'grp']).distinct().execute();
  const lost = (what: string, path: string, slugs: readonly string[], kept: readonly { slug: string }[]) =>
    [...new Set(slugs)]
      .filter((slug) => !kept.some((one) => one.slug === slug))
      .map((slug) => folder.at([path], `${what} "${slug}" has invitees: it cannot be left out or get another slug`));
  return [
    ...lost(
      'bureau',
      'bureaus',
      known.map(({ bureau }) => bureau),
      bureaus,
    ),
    ...lost(
      'group',
      'groups',
      known.map(({ grp }) => grp),
      groups,
    ),
    ...(await findChangedMeanings(ctx, folder)),
  ];
}

async function findChangedMeanings(ctx: Ctx, folder: StudyFolder): Promise<NamedFileError[]> {
  const { study } = folder.study.definition;
  const found = await Promise.all(
    folder.questionnaires.map(async (file) => {
      const versions = await listQuestionnaires(ctx, study, file.group);
      const faults = versions.flatMap(({ definition }) => changedMeanings(definition, file.definition));
      const first = new Map([...faults].reverse().map((fault) => [fault.path.join(' '), fault]));
      return [...first.values()].map((fault) => file.at(fault.path, fault.message));
    }),
  );
  return found.flat();
}

/**
 * Stores a checked study and returns its questionnaires. Its settings replace the stored ones; a
 * questionnaire that changed becomes a new version. Stored versions never change. Letters are only
 * those that it starts with: what is written on the pages stays. A baseline becomes a wave of
 * published figures.
 */
export async function loadStudy(ctx: Ctx, folder: StudyFolder): Promise<LoadedQuestionnaire[]> {
  const { definition, baseline } = folder.study;
  const files: StudyFiles = { definition, ...(baseline && { baseline }) };
  return transact(ctx, async (tx) => {
    const row = { slug: definition.study, definition: toJson(files), loaded_at: tx.now().toISOString() };
    await tx.db
      .insertInto('study')
      .values(row)
      .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
      .execute();
    await insertFirstLetters(tx, folder.study);
    await recordProtocols(tx, definition);
    const loaded: LoadedQuestionnaire[] = [];
    for (const file of folder.questionnaires) loaded.push(await loadQuestionnaire(tx, definition.study, file));
    if (baseline) {
      await tx.db
        .insertInto('wave')
        .values({ slug: baseline.wave, study: definition.study, kind: 'baseline', added_at: row.loaded_at })
        .onConflict((conflict) => conflict.column('slug').doNothing())
        .execute();
    }
    return loaded;
  });
}

async function loadQuestionnaire(tx: Tx, study: string, file: QuestionnaireFile): Promise<LoadedQuestionnaire> {
  const { group, definition } = file;
  const newest: StoredQuestionnaire | undefined = await findNewestQuestionnaire(tx, study, group);
  if (newest && canonical(newest.definition) === canonical(definition)) {
    return { group, version: newest.version, changed: false };
  }
  const version = (newest?.version ?? 0) + 1;
  await tx.db
    .insertInto('questionnaire')
    .values({
      id: tx.newId(),
      study,
      grp: group,
      version,
      definition: toJson(definition),
    })
    .execute();
  return { group, version, changed: true };
}
