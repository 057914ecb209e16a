import { holds } from '../condition.js';
import type { Fields } from '../fields.js';
import type { Imagined, Plan, Share } from './simulation.js';
import { follow } from '../journey.js';
import type { Questionnaire } from '../questionnaire.js';
import type { Random } from '../random.js';

/** People who do not exist: each answers the questions that are asked on their way, independently of the others. */
export interface Imagination {
  /** Somebody's answers, from the first page to the last. Who is screened out does not count, and another comes. */
  respondent(random: Random): Fields;
  readonly truth: readonly Share[];
}

/** More tries than this for one respondent means that the questionnaire lets nobody through. */
const mostTries = 10_000;

/**
 * Imagines the respondents of a questionnaire. The truth holds as long as a screen-out hangs on a single code, which
 * then nobody gives: on more, it would depend on who is left.
 */
export function imagine(questionnaire: Questionnaire, plan: Pick<Plan, 'seed' | 'anchorShare'>): Imagination {
  const imagined = new Map<string, Imagined>();
  for (const question of questionnaire.questions) {
    const how = question.imagine({
      ...plan,
      isAvoided: (id, answer) => endsByItself(questionnaire, id, answer),
      imagined: (id) => imagined.get(id),
    });
    imagined.set(question.id, how);
  }
  return {
    respondent(random) {
      for (let tries = 0; tries < mostTries; tries++) {
        const { answers, screenedOut } = follow(
          questionnaire,
          (question, before) => imagined.get(question.id)?.answer(random, before) ?? {},
        );
        if (!screenedOut) return answers;
      }
      throw new Error('This questionnaire lets nobody through');
    },
    truth: [...imagined.values()].flatMap(({ truth }) => truth),
  };
}

/** Whether an answer to one question ends the questionnaire, whatever is answered to the others. */
function endsByItself({ pages, questions }: Questionnaire, id: string, answer: Fields): boolean {
  const given = questions.find((question) => question.id === id)?.given(answer);
  return pages.some(({ screenOut }) =>
    screenOut ? holds(screenOut.when, (tested) => (tested === id ? given : undefined)) : false,
  );
}
