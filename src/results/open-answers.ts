import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { problems } from '../problem.js';
import { erasedText, singleValue, type Fields } from '../questionnaire/fields.js';
import type { Variable } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import type { Text } from '../language/text.js';
import { toUnicodeForm } from '../language/unicode-form.js';
import { scanResponses, type ResponsesOf } from './scan-responses.js';

/** The number of answers on a page. */
export const answersPerPage = 50;

/** A field in which respondents write: an open question, or the text of "anders, namelijk". */
export interface OpenField {
  /** The name of its variable in the microdata. */
  readonly name: string;
  readonly question: Text;
  /** The option that the text belongs to; undefined for an open question. */
  readonly option: Text | undefined;
}

/** Answers in people's own words, and nothing else about these people. */
export interface OpenAnswers {
  readonly field: OpenField;
  /** How many there are in all, and how many match the search. */
  readonly total: number;
  readonly found: number;
  /** From 1. */
  readonly page: number;
  readonly answers: readonly string[];
}

/** Returns the fields of a questionnaire in which people write. */
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

/** Returns the fields in which people wrote, and how many did. */
export async function countWrittenFields(
  ctx: Ctx,
  questionnaire: Questionnaire,
  of: ResponsesOf,
): Promise<(OpenField & { n: number })[]> {
  const fields = openFieldsOf(questionnaire);
  const names = fields.map(({ name }) => name);
  const counts = await ctx.database.readInWorker(import.meta.url, countWritten, { ...of, names }, ctx.signal);
  return fields.map((field, i) => ({ ...field, n: counts[i] ?? 0 }));
}

/** The answers that are looked for: those of a field that contain `search`, one page of them. */
export interface OpenAnswersQuery {
  readonly name: string;
  readonly search?: string;
  readonly page?: number;
}

/**
 * Returns a page of what people wrote in a field. With `search`, only answers that contain it, in
 * any case, with or without accents. Each field has an order of its own, which says nothing: two
 * lists cannot be put side by side. Throws where the questionnaire has no such field.
 */
export async function scanOpenAnswers(
  ctx: Ctx,
  questionnaire: Questionnaire,
  of: ResponsesOf,
  { name, search = '', page = 1 }: OpenAnswersQuery,
): Promise<OpenAnswers> {
  const field = openFieldsOf(questionnaire).find((known) => known.name === name);
  if (!field) throw problems.notFound();
  const found = await ctx.database.readInWorker(
    import.meta.url,
    findWritten,
    { ...of, name, search, page },
    ctx.signal,
  );
  return { field, ...found };
}

/**
 * Returns how many responses have text in each field. Reads every response, so it runs in a worker.
 */
export async function countWritten(
  db: Kysely<Tables>,
  { names, ...of }: ResponsesOf & { readonly names: readonly string[] },
): Promise<number[]> {
  const counts = names.map(() => 0);
  await scanResponses(db, of, ({ answers }) => {
    names.forEach((name, i) => {
      if (wordsIn(answers, name)) counts[i] = (counts[i] ?? 0) + 1;
    });
  });
  return counts;
}

/**
 * Returns the texts of a field that match a search. Reads every response, so it runs in a worker.
 */
export async function findWritten(
  db: Kysely<Tables>,
  {
    name,
    search,
    page,
    ...of
  }: ResponsesOf & { readonly name: string; readonly search: string; readonly page: number },
): Promise<Omit<OpenAnswers, 'field'>> {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  const found: { place: string; words: string }[] = [];
  let total = 0;
  await scanResponses(db, of, ({ id, answers }) => {
    const words = wordsIn(answers, name);
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

/** What somebody wrote in a field; undefined where it was erased. */
function wordsIn(answers: Fields, name: string): string | undefined {
  const words = singleValue(answers, name);
  return words === erasedText ? undefined : words;
}

/** Text as it is compared: without accents, in lower case. */
function plain(text: string): string {
  return toUnicodeForm(text, 'NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function placeOf(name: string, id: string): string {
  return createHash('sha256').update(`${name} ${id}`).digest('hex');
}
