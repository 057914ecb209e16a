import type { Fields } from '../fields.js';
import type { Random } from '../random.js';

/** What decides how people who do not exist answer: `shares.ts` turns it into shares. */
export interface SimulationSettings {
  /** Other seeds give other shares. */
  readonly seed: string;
  /** The share (0–1 of the base) that the answers have which re-measure a published figure; by the seed where undefined. */
  anchorShare(figure: string): number | undefined;
  /** Returns whether an answer to one question would end the questionnaire by itself: nobody gives it. */
  isAvoided(question: string, answer: Fields): boolean;
  /** How an earlier question is answered. */
  simulationOf(question: string): Simulation | undefined;
}

/** The share that a code of a table has of the table's base, 0–1: exact, whoever is asked the question. */
export interface Share {
  readonly table: string;
  readonly code: string;
  readonly share: number;
}

/** What may be chosen together, and how often just that is, 0–1. */
export interface SimulatedOutcome {
  readonly codes: readonly string[];
  readonly share: number;
}

/** How people who do not exist answer a question. */
export interface Simulation {
  /** The clean answer of one of them, given what they answered before. */
  answer(random: Random, answers: Fields): Fields;
  readonly truth: readonly Share[];
  /** Everything that may be chosen, for a question that goes on about it; undefined where it is too much to list. */
  outcomes?(): readonly SimulatedOutcome[] | undefined;
}
