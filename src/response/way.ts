import { memoize, oncePer } from '../memoize.js';
import { parseAnswers, type Fields } from '../questionnaire/fields.js';
import { walk, type Journey } from '../questionnaire/journey.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';

/** Answers as they were read, and where they lead. */
export interface Way {
  readonly answers: Fields;
  readonly journey: Journey;
}

/** Ways of a questionnaire: what was saved on one page is read again for the next. */
const waysOf = oncePer((questionnaire: Questionnaire) =>
  memoize(
    (stored: string): Way => {
      const answers = parseAnswers(stored);
      return { answers, journey: walk(questionnaire, answers) };
    },
    { max: 1000, key: (stored) => stored },
  ),
);

/** Reads stored answers and follows them. */
export function followAnswers(questionnaire: Questionnaire, stored: string): Way {
  return waysOf(questionnaire)(stored);
}
