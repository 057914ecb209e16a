import { inLanguage, type Language } from '../language/text.js';
import type { OpenAnswers, OpenField } from '../results/open-answers.js';
import type { Locale } from './locale.js';
import { bare } from './bare.js';
import { openAnswerTexts } from './texts/open-answers.js';

/** What a page of open answers is shown with. */
export interface ShownOpenAnswers {
  readonly page: Locale;
  /** What was searched for; empty where all answers are shown. */
  readonly search: string;
  /** The most answers on a page. */
  readonly perPage: number;
  /** Returns the address of a page of these answers, from 1. */
  addressOf(page: number): string;
}

/** Returns the question that a field belongs to, and its option if it has one. */
export function showOpenField({ question, option }: OpenField, language: Language) {
  return { question: inLanguage(question, language), option: option ? bare(option, language) : '' };
}

/** Returns a page of what people wrote, for views/results/open-field.eta. */
export function showOpenAnswers({ total, found, page: number, answers }: OpenAnswers, showing: ShownOpenAnswers) {
  const { search, perPage, addressOf } = showing;
  const { language, numbers } = showing.page;
  const text = openAnswerTexts[language];
  const from = (number - 1) * perPage;
  const to = from + answers.length;
  return {
    count: search ? text.found(numbers.count(found), numbers.count(total)) : describeCount(total, showing.page),
    answers,
    place: found > perPage ? text.place(numbers.count(from + 1), numbers.count(to), numbers.count(found)) : '',
    previous: number > 1 ? addressOf(number - 1) : '',
    next: to < found ? addressOf(number + 1) : '',
  };
}

/** Returns how many people wrote, in words. */
export function describeCount(n: number, { language, numbers }: Locale): string {
  const text = openAnswerTexts[language];
  return n > 0 ? text.answers(numbers.count(n)) : text.noAnswers;
}
