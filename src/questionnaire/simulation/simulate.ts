import { holds } from '../condition.js';
import type { Fields } from '../fields.js';
import type { Share, Simulation, SimulationSettings } from './simulation.js';
import { follow } from '../journey.js';
import type { Questionnaire } from '../questionnaire.js';
import type { Random } from '../random.js';

/** People who do not exist: each answers the questions that are asked on their way, independently of the others. */
export interface QuestionnaireSimulation {
  /** Somebody's answers, from the first page to the last. Who is screened out does not count, and another comes. */
  respondent(random: Random): Fields;
  readonly truth: readonly Share[];
}

/** More tries than this for one respondent means that the questionnaire lets nobody through. */
const mostTries = 10_000;

/**
 * Simulates the respondents of a questionnaire. The truth holds as long as a screen-out hangs on a single code, which
 * then nobody gives: on more, it would depend on who is left.
 */
export function simulate(
  questionnaire: Questionnaire,
  settings: Pick<SimulationSettings, 'seed' | 'anchorShare'>,
): QuestionnaireSimulation {
  const simulations = new Map<string, Simulation>();
  for (const question of questionnaire.questions) {
    const how = question.simulate({
      ...settings,
      isAvoided: (id, answer) => endsByItself(questionnaire, id, answer),
      simulationOf: (id) => simulations.get(id),
    });
    simulations.set(question.id, how);
  }
  return {
    respondent(random) {
      for (let tries = 0; tries < mostTries; tries++) {
        const { answers, screenedOut } = follow(
          questionnaire,
          (question, before) => simulations.get(question.id)?.answer(random, before) ?? {},
        );
        if (!screenedOut) return answers;
      }
      throw new Error('This questionnaire lets nobody through');
    },
    truth: [...simulations.values()].flatMap(({ truth }) => truth),
  };
}

/** Whether an answer to one question ends the questionnaire, whatever is answered to the others. */
function endsByItself({ pages, questions }: Questionnaire, id: string, answer: Fields): boolean {
  const given = questions.find((question) => question.id === id)?.routing.given(answer);
  return pages.some(({ screenOut }) =>
    screenOut ? holds(screenOut.when, (tested) => (tested === id ? given : undefined)) : false,
  );
}
