import type { Ctx } from '../context.js';
import { Language } from '../language/text.js';
import {
  BureauLetters,
  stepNames,
  type Letter,
  type StepName,
  type StoredStudy,
  type StudyFiles,
} from './definition.js';

/** Which letter: that of a step to a group, in a language. */
export interface LetterKey {
  readonly step: StepName;
  readonly group: string;
  readonly language: Language;
}

/** A version of a letter as it was written. */
export interface LetterVersion extends LetterKey, Letter {
  /** From 1. */
  readonly version: number;
  readonly madeAt: string;
  /** The address of an account, or `fromFiles`. */
  readonly madeBy: string;
}

/** Who made the versions that came out of the files of a study. */
export const fromFiles = 'study.yaml';

/** Later than every time. */
const always = '9999';

/**
 * Returns the letters of a study that are sent now; those that were sent at a time, where it is
 * given.
 */
export async function listNewestLetters(ctx: Pick<Ctx, 'db'>, study: string, at = always): Promise<LetterVersion[]> {
  const rows = await ctx.db
    .selectFrom('letter_text')
    .selectAll()
    .where('study', '=', study)
    .where('made_at', '<=', at)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('letter_text as later')
            .select('later.version')
            .where('later.made_at', '<=', at)
            .whereRef('later.study', '=', 'letter_text.study')
            .whereRef('later.step', '=', 'letter_text.step')
            .whereRef('later.grp', '=', 'letter_text.grp')
            .whereRef('later.language', '=', 'letter_text.language')
            .whereRef('later.version', '>', 'letter_text.version'),
        ),
      ),
    )
    .execute();
  return rows.flatMap(toVersion);
}

/** Returns every version of a letter, the newest first. */
export async function listVersions(ctx: Ctx, study: string, { step, group, language }: LetterKey) {
  const rows = await ctx.db
    .selectFrom('letter_text')
    .selectAll()
    .where((eb) => eb.and({ study, step, grp: group, language }))
    .orderBy('version', 'desc')
    .execute();
  return rows.flatMap(toVersion);
}

/** A step of another name is of another version of the product: nothing sends it. */
function toVersion(row: {
  step: string;
  grp: string;
  language: string;
  version: number;
  subject: string;
  body: string;
  made_at: string;
  made_by: string;
}): LetterVersion[] {
  const step = stepNames.find((name) => name === row.step);
  const language = Language.safeParse(row.language).data;
  if (step === undefined || language === undefined) return [];
  const { grp: group, version, subject, body, made_at: madeAt, made_by: madeBy } = row;
  return [{ step, group, language, version, subject, body, madeAt, madeBy }];
}

/**
 * Returns what bureaus set last for their letters; until a time, where it is given. A bureau that
 * never did is left out.
 */
export async function listBureauLetters(
  ctx: Pick<Ctx, 'db'>,
  study: string,
  at = always,
): Promise<Map<string, BureauLetters>> {
  const rows = await ctx.db
    .selectFrom('bureau_letters')
    .select(['bureau', 'settings'])
    .where('study', '=', study)
    .where('made_at', '<=', at)
    .orderBy('version')
    .execute();
  return new Map(rows.map(({ bureau, settings }) => [bureau, BureauLetters.parse(JSON.parse(settings))]));
}

/**
 * Returns a study with the letters that are sent now, or were at a time, and with what bureaus set
 * for theirs.
 */
export async function withLetters(
  ctx: Pick<Ctx, 'db'>,
  { definition, baseline }: StudyFiles,
  at?: string,
): Promise<StoredStudy> {
  const bureauLetters = await listBureauLetters(ctx, definition.study, at);
  const bureaus = definition.bureaus.map(({ mail, ...bureau }) => {
    const own = { ...(mail?.from && { from: mail.from }), ...bureauLetters.get(bureau.slug) };
    return { ...bureau, ...(Object.keys(own).length > 0 && { mail: own }) };
  });
  const letters = lettersOf(definition, await listNewestLetters(ctx, definition.study, at));
  return { definition: { ...definition, bureaus }, letters, ...(baseline && { baseline }) };
}

/**
 * Returns a study in which each letter that it has none of is the first that was written. Steps of
 * which nobody wrote one to a group, in a language, are left out.
 */
export async function addFirstLetters(ctx: Pick<Ctx, 'db'>, study: StoredStudy): Promise<StoredStudy> {
  const { definition } = study;
  const versions = await ctx.db
    .selectFrom('letter_text')
    .selectAll()
    .where('study', '=', definition.study)
    .where('version', '=', 1)
    .execute();
  const first = lettersOf(definition, versions.flatMap(toVersion));
  const letters: StoredStudy['letters'] = {};
  const steps = definition.mail.steps.filter(({ step }) => {
    const ofStep = Object.fromEntries(
      definition.groups.map(({ slug }) => [slug, { ...first[step]?.[slug], ...study.letters[step]?.[slug] }]),
    );
    const isWhole = Object.values(ofStep).every((texts) => definition.languages.every((one) => texts[one]));
    if (isWhole) letters[step] = ofStep;
    return isWhole;
  });
  return { ...study, definition: { ...definition, mail: { ...definition.mail, steps } }, letters };
}

/** Letters by step, group and language: those of steps and languages that a study has. */
function lettersOf({ mail, languages }: StudyFiles['definition'], versions: readonly LetterVersion[]) {
  const letters: StoredStudy['letters'] = {};
  for (const { step, group, language, subject, body } of versions) {
    const known = mail.steps.some((one) => one.step === step);
    if (!known || !languages.includes(language)) continue;
    const ofStep = (letters[step] ??= {});
    (ofStep[group] ??= {})[language] = { subject, body };
  }
  return letters;
}
