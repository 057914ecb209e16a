import { parseAnswers, type Fields } from '../questionnaire/fields.js';
import { walk, type Journey } from '../questionnaire/journey.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';

/** Answers as they were read, and where they lead. */
export interface Way {
  readonly answers: Fields;
  readonly journey: Journey;
}

const known = new WeakMap<Questionnaire, Map<string, Way>>();
const mostKnown = 1000;

/** Reads stored answers and follows them. What was saved on one page is read again for the next: the latest are remembered. */
export function followAnswers(questionnaire: Questionnaire, stored: string): Way {
  const ways = known.get(questionnaire) ?? new Map<string, Way>();
  known.set(questionnaire, ways);
  const before = ways.get(stored);
  if (before) return before;
  const answers = parseAnswers(stored);
  const way = { answers, journey: walk(questionnaire, answers) };
  if (ways.size >= mostKnown) ways.clear();
  ways.set(stored, way);
  return way;
}
