import { holds } from '../condition.js';
import type { Fields } from '../fields.js';
import type { SimulatedShare, Simulation, SimulationSettings } from './simulation.js';
import { follow } from '../journey.js';
import type { Questionnaire } from '../questionnaire.js';
import type { Random } from '../random.js';

/**
 * Simulated respondents: each answers the questions on their journey, independently of the others.
 */
export interface QuestionnaireSimulation {
  /** Returns the answers of a respondent who is not screened out. */
  respondent(random: Random): Fields;
  readonly truth: readonly SimulatedShare[];
}

/** After this many tries for one respondent, the questionnaire is taken to screen everybody out. */
const mostTries = 10_000;

/**
 * Returns a simulation of the respondents of a questionnaire. The truth holds if each screen-out
 * depends on a single code, which then nobody gives. If it depended on several, the truth would
 * depend on who is left.
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
  const tables = questionnaire.questions.flatMap(({ results }) => results.tables);
  const isCounted = (table: string, code: string) =>
    tables.some(({ id, options }) => id === table && options.some((option) => String(option.code) === code));
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
    truth: [...simulations.values()].flatMap(({ truth }) => truth).filter(({ table, code }) => isCounted(table, code)),
  };
}

/** Whether an answer to one question ends the questionnaire, whatever the other answers. */
function endsByItself({ pages, questions }: Questionnaire, id: string, answer: Fields): boolean {
  const given = questions.find((question) => question.id === id)?.routing.given(answer);
  return pages.some(({ screenOut }) =>
    screenOut ? holds(screenOut.when, (tested) => (tested === id ? given : undefined)) : false,
  );
}
