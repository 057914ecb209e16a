import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { problems } from '../problem.js';
import { singleValue } from '../questionnaire/fields.js';
import type { Variable } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import type { Text } from '../language/text.js';
import { scanShown, type Shown } from './shown-responses.js';

/** How many answers are given at a time. */
export const answersPerPage = 50;

/** A place where respondents wrote something themselves: an open question, or the words of "anders, namelijk". */
export interface OpenField {
  /** The name of its variable in the microdata. */
  readonly name: string;
  readonly question: Text;
  /** The option whose words they are; undefined for an open question. */
  readonly option: Text | undefined;
}

/** Answers in people's own words, and nothing else of these people. */
export interface OpenAnswers {
  readonly field: OpenField;
  /** How many there are in all, and how many hold what is looked for. */
  readonly total: number;
  readonly found: number;
  /** From 1. */
  readonly page: number;
  readonly answers: readonly string[];
}

/** The fields of a questionnaire in which people write. */
export function openFieldsOf(questionnaire: Questionnaire): OpenField[] {
  return questionnaire.questions.flatMap(({ id, definition, data }) =>
    data.variables
      .filter(({ type }) => type === 'text')
      .map((variable: Variable) => ({
        name: variable.name,
        question: definition.text,
        option: variable.name === id ? undefined : variable.label,
      })),
  );
}

/** Returns the fields in which people wrote, with how many did. */
export async function countOpenAnswers(
  ctx: Ctx,
  questionnaire: Questionnaire,
  shown: Shown,
): Promise<(OpenField & { n: number })[]> {
  const fields = openFieldsOf(questionnaire);
  const names = fields.map(({ name }) => name);
  const counts = await ctx.database.readInWorker(import.meta.url, countWritten, { ...shown, names });
  return fields.map((field, i) => ({ ...field, n: counts[i] ?? 0 }));
}

/** Which answers are looked for: those of a field that hold the words of `search`, a page of them. */
export interface OpenAnswersQuery {
  readonly name: string;
  readonly search?: string;
  readonly page?: number;
}

/**
 * Returns a page of what people wrote in a field, or of those that hold the words of `search` (in any
 * case, with or without accents). Each field has an order of its own that tells nothing: two lists
 * cannot be laid side by side. Throws where the questionnaire has no such field.
 */
export async function readOpenAnswers(
  ctx: Ctx,
  questionnaire: Questionnaire,
  shown: Shown,
  { name, search = '', page = 1 }: OpenAnswersQuery,
): Promise<OpenAnswers> {
  const field = openFieldsOf(questionnaire).find((known) => known.name === name);
  if (!field) throw problems.notFound();
  const found = await ctx.database.readInWorker(import.meta.url, findWritten, { ...shown, name, search, page });
  return { field, ...found };
}

/** How many responses have words in each field; looks at every response, in a worker. */
export async function countWritten(
  db: Kysely<Tables>,
  { names, ...shown }: Shown & { readonly names: readonly string[] },
): Promise<number[]> {
  const counts = names.map(() => 0);
  await scanShown(db, shown, ({ answers }) => {
    names.forEach((name, i) => {
      if (singleValue(answers, name)) counts[i] = (counts[i] ?? 0) + 1;
    });
  });
  return counts;
}

/** The words of a field that hold what is looked for; looks at every response, in a worker. */
export async function findWritten(
  db: Kysely<Tables>,
  { name, search, page, ...shown }: Shown & { readonly name: string; readonly search: string; readonly page: number },
): Promise<Omit<OpenAnswers, 'field'>> {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  const found: { place: string; words: string }[] = [];
  let total = 0;
  await scanShown(db, shown, ({ id, answers }) => {
    const words = singleValue(answers, name);
    if (!words) return;
    total++;
    const read = plain(words);
    if (wanted.every((word) => read.includes(word))) found.push({ place: placeOf(name, id), words });
  });
  found.sort((a, b) => (a.place < b.place ? -1 : 1));
  const last = Math.max(1, Math.ceil(found.length / answersPerPage));
  const shownPage = Math.min(Math.max(1, page), last);
  const from = (shownPage - 1) * answersPerPage;
  const answers = found.slice(from, from + answersPerPage).map(({ words }) => words);
  return { total, found: found.length, page: shownPage, answers };
}

/** Text as it is compared: without accents, in lower case. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function placeOf(name: string, id: string): string {
  return createHash('sha256').update(`${name} ${id}`).digest('hex');
}
