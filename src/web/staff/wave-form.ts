import type { Ctx } from '../../context.js';
import type { Language } from '../../language/text.js';
import { singleValue, type Fields } from '../../questionnaire/fields.js';
import { Slug } from '../../study/definition.js';
import { findEndProblem } from '../../study/planned-end.js';
import { type Wave } from '../../study/waves.js';
import { describeStored, type FormValues, type RefusedForm } from './conflict.js';
import type { FieldProblem } from './field-problem.js';
import { waveTexts, type WaveTexts } from './wave-texts.js';

/** What is wrong with a form about a wave. */
export type WaveProblem = FieldProblem<'slug' | 'until' | 'confirm'>;

/** A form about a wave that was not stored and is shown again. */
export type RefusedWave = RefusedForm<WaveProblem['field']>;

/** Returns the planned end of a wave as the field of its form has it. */
export function valuesOf({ until }: Pick<Wave, 'until'>): FormValues & { readonly until: string } {
  return { until: writeDate(until) };
}

/** Returns the planned end that another coordinator gave a wave meanwhile. */
export function describeChanged({ until = '' }: FormValues, language: Language): WaveProblem[] {
  return [describeStored('until', waveTexts[language].until, until, language)];
}

/** Returns the planned end that was typed, and what is wrong with it. Empty is none. */
export function readEnd(ctx: Ctx, form: Fields, text: WaveTexts, needed = false) {
  const typed = singleValue(form, 'until') ?? '';
  const until = readDate(typed);
  if (until === '' && !needed) return { typed, until, problems: [] };
  const problem = findEndProblem(ctx, until);
  const problems: WaveProblem[] = problem ? [{ field: 'until', words: text.endProblems[problem] }] : [];
  return { typed, until, problems };
}

/** A date as it was typed: 18-12-2026 or 2026-12-18. */
function readDate(typed: string): string {
  const [, day, month, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(typed) ?? [];
  if (day === undefined || month === undefined || year === undefined) return typed;
  return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}

/** Returns a date as it stands in a field: 18-12-2026. */
export function writeDate(date: string | null): string {
  return date?.split('-').toReversed().join('-') ?? '';
}

/** Returns what is wrong with the name of a wave that is to be free. */
export function findNameProblems(slug: string, waves: readonly Wave[], text: WaveTexts): WaveProblem[] {
  const words = !Slug.safeParse(slug).success
    ? text.wrongSlug
    : waves.some((one) => one.slug === slug)
      ? text.slugExists(slug)
      : undefined;
  return words === undefined ? [] : [{ field: 'slug', words }];
}

/** Returns a field of a form with what is wrong with it, for a view. */
export function showField(field: WaveProblem['field'], value: string, problems: readonly WaveProblem[]) {
  return { value, problem: problems.find((one) => one.field === field)?.words ?? '' };
}
