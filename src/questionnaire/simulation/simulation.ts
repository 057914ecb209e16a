import type { Fields } from '../fields.js';
import type { Random } from '../random.js';

/** What decides how simulated respondents answer: `shares.ts` turns it into shares. */
export interface SimulationSettings {
  /** Other seeds give other shares. */
  readonly seed: string;
  /**
   * Returns the share, 0 to 1 of the base, of the answers that re-measure a published figure;
   * undefined where the seed decides.
   */
  anchorShare(figure: string): number | undefined;
  /** Returns whether an answer ends the questionnaire by itself: nobody gives it. */
  isAvoided(question: string, answer: Fields): boolean;
  /** Returns how an earlier question is answered. */
  simulationOf(question: string): Simulation | undefined;
}

/** The share, 0 to 1, of a code in the base of its table: exact, whoever is asked the question. */
export interface SimulatedShare {
  readonly table: string;
  readonly code: string;
  readonly share: number;
}

/** Codes chosen together, and how often exactly these are chosen, 0 to 1. */
export interface SimulatedOutcome {
  readonly codes: readonly string[];
  readonly share: number;
}

/** How simulated respondents answer a question. */
export interface Simulation {
  /** Returns the clean answer of a respondent, given their earlier answers. */
  answer(random: Random, answers: Fields): Fields;
  readonly truth: readonly SimulatedShare[];
  /**
   * Returns all possible answers, for a question that builds on them; undefined where they are too
   * many to list.
   */
  outcomes?(): readonly SimulatedOutcome[] | undefined;
}
