import { memoize } from '../../src/memoize.js';
import { baseCode, type Count } from '../../src/questionnaire/question.js';
import { compile, type Questionnaire } from '../../src/questionnaire/questionnaire.js';
import { randomFrom, type Random } from '../../src/questionnaire/random.js';
import { countResponse, everyone } from '../../src/questionnaire/response.js';
import { simulate } from '../../src/questionnaire/simulation/simulate.js';
import { countKey } from '../../src/results/cell.js';
import type { GroupCounts } from '../../src/results/counts.js';
import type { BaselineDefinition } from '../../src/study/definition.js';
import { readOurStudy } from '../support/questionnaires.js';

/** People who may be drawn for a wave: what each adds to its counts. */
export interface Population {
  readonly questionnaire: Questionnaire;
  readonly core: readonly string[];
  readonly baseline: BaselineDefinition;
  /** What is counted, and where its count stands. */
  readonly places: ReadonlyMap<string, number>;
  readonly people: readonly Uint16Array[];
}

/** A true change of a scale: who chose one of these points moves to one of others, by chance. */
export interface Shift {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** From 0 to 1. */
  readonly chance: number;
}

const size = 1500;

const ourStudy = memoize(readOurStudy, { max: 1, key: () => '' });

/** Returns people who answer a questionnaire of the study as demo waves are answered. */
export function inventPopulation(group: string, seed: string): Population {
  const { study, questionnaires } = ourStudy();
  const { definition, baseline } = study;
  const file = questionnaires.find((one) => one.group === group);
  if (!file || !baseline) throw new Error(`the study has a questionnaire of ${group}, and a baseline`);
  const questionnaire = compile(file.definition);
  const published = new Map(baseline.figures.map(({ id, percent }) => [id, percent / 100]));
  const simulation = simulate(questionnaire, { seed, anchorShare: (figure) => published.get(figure) });
  const random = randomFrom(`people ${seed}`);
  const places = new Map<string, number>();
  const placeOf = (counted: Count) => {
    const key = countKey(counted);
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  };
  return {
    questionnaire,
    core: definition.groups.find(({ slug }) => slug === group)?.core ?? [],
    baseline,
    places,
    people: Array.from({ length: size }, () =>
      Uint16Array.from(countResponse(questionnaire, simulation.respondent(random)), placeOf),
    ),
  };
}

/** Returns the counts of people drawn at random. */
export function drawWave(population: Population, n: number, random: Random, shift?: Shift): GroupCounts {
  const { questionnaire, people, places } = population;
  const counts = new Uint32Array(places.size);
  const add = (place: number, by: 1 | -1) => (counts[place] = (counts[place] ?? 0) + by);
  for (let i = 0; i < n; i++) {
    for (const place of people[Math.floor(random() * people.length)] ?? []) add(place, 1);
  }
  for (const place of shift?.from ?? []) {
    for (let left = counts[place] ?? 0; left > 0; left--) {
      if (random() >= (shift?.chance ?? 0)) continue;
      add(place, -1);
      add(shift?.to[Math.floor(random() * shift.to.length)] ?? place, 1);
    }
  }
  const countOf = (table: string, code: string | number = baseCode) =>
    counts[places.get(countKey({ table, code: String(code) })) ?? -1] ?? 0;
  return { questionnaire, n: countOf(everyone), countOf };
}

/**
 * Returns a true change of a scale by so much (0 to 1 of who answered): the share of its two highest
 * points grows or, where too few are below them, shrinks.
 */
export function shiftOf({ questionnaire, people, places }: Population, outcome: string, by: number): Shift {
  const table = questionnaire.questions.flatMap(({ results }) => results.tables).find(({ id }) => id === outcome);
  const points = (table?.options ?? [])
    .filter(({ missing }) => !missing)
    .flatMap(({ code }) => places.get(countKey({ table: outcome, code: String(code) })) ?? []);
  const peopleAt = (some: readonly number[]) =>
    people.filter((own) => own.some((place) => some.includes(place))).length;
  const [low, high] = [points.slice(0, -2), points.slice(-2)];
  const shareOf = (some: readonly number[]) => peopleAt(some) / peopleAt(points);
  const [from, to] = shareOf(low) >= by ? [low, high] : [high, low];
  return { from, to, chance: by / shareOf(from) };
}
