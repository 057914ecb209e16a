import { memoize, oncePer } from '../memoize.js';
import { parseAnswers, type Fields } from '../questionnaire/fields.js';
import { walk, type Journey } from '../questionnaire/journey.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';

/** Parsed answers and the journey that they lead to. */
export interface AnsweredJourney {
  readonly answers: Fields;
  readonly journey: Journey;
}

/** A cache of journeys through a questionnaire: what one page saved is read again for the next. */
const journeysOf = oncePer((questionnaire: Questionnaire) =>
  memoize(
    (stored: string): AnsweredJourney => {
      const answers = parseAnswers(stored);
      return { answers, journey: walk(questionnaire, answers) };
    },
    { max: 1000, key: (stored) => stored },
  ),
);

/** Returns stored answers and the journey that they lead to. */
export function readJourney(questionnaire: Questionnaire, stored: string): AnsweredJourney {
  return journeysOf(questionnaire)(stored);
}
