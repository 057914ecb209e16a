import { holds } from '../condition.js';
import type { Fields } from '../fields.js';
import type { Imagined, Plan, Share } from './simulation.js';
import { follow } from '../journey.js';
import type { Question } from '../question.js';
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
  const avoided = new Set(questionnaire.questions.flatMap((question) => endingCodes(questionnaire, question)));
  const imagined = new Map<string, Imagined>();
  for (const question of questionnaire.questions) {
    const how = question.imagine({
      ...plan,
      isAvoided: (id, code) => avoided.has(`${id} ${code}`),
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

/** The codes of a question each of which alone ends the questionnaire, as `QUESTION CODE`. */
function endingCodes({ pages }: Questionnaire, question: Question): string[] {
  const codes = (question.options ?? []).map((option) => String(option.code));
  const ends = (code: string) =>
    pages.some(({ screenOut }) =>
      screenOut === undefined
        ? false
        : holds(screenOut.when, (id) => (id === question.id ? question.given({ [id]: code }) : undefined)),
    );
  return codes.filter(ends).map((code) => `${question.id} ${code}`);
}
