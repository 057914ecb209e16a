import { z } from 'zod';
import { Comparability } from '../questionnaire/comparability/comparability.js';
import { Code } from '../questionnaire/code.js';
import { Text } from '../language/text.js';
import type { Group } from '../statistics/group.js';
import { holm } from '../statistics/many-tests.js';
import { Described, Measured } from './measured.js';
import { DetectableChange, PointDifference, type Tested } from './tested.js';
import { DifferenceTest, Verdict, verdictOf } from './verdict.js';

/** One share of a question in two waves that were both counted. */
export const Figure = z
  .object({
    question: z.string().meta({ description: 'A question, or an item of a battery.' }),
    code: Code,
    text: Text,
    label: Text,
    comparability: Comparability,
    changes: z
      .array(Comparability)
      .readonly()
      .meta({ description: 'All that differs between both times, the gravest first.' }),
    now: Described,
    then: Measured.nullable(),
    difference: PointDifference.nullable().meta({
      description: 'null where nothing was tested: across a break, of words, of nobody.',
    }),
    p: DifferenceTest.nullable(),
    smallestDetectable: DetectableChange.nullable(),
    verdict: Verdict,
  })
  .readonly();
export type Figure = z.infer<typeof Figure>;

/** A figure before it is corrected for the other options of its question. */
export interface Counted extends Omit<Figure, 'difference' | 'p' | 'smallestDetectable' | 'verdict'> {
  /** Undefined across a break, and when either base is empty. */
  readonly tested: Tested | undefined;
}

/** Returns the figures of one question, with Holm's correction over its options. */
export function figuresOf(options: readonly Counted[]): Figure[] {
  const adjusted = adjustedOver(options);
  return options.map(({ tested, ...option }, i) => {
    const p = tested && differenceTestOf(tested, adjusted[i] ?? tested.worst);
    const verdict = tested && p ? verdictOf(p, changeOf(option.now, option.then)) : 'not-comparable';
    return { ...option, ...testsOf(tested, p), verdict };
  });
}

/**
 * Holm's p values, 0 to 1, over the options of a question. An option that nobody chose, or
 * everybody, could never differ and is no test. Two options that divide everyone between them are
 * one test, seen from both sides.
 */
function adjustedOver(options: readonly Counted[]): (number | undefined)[] {
  const ps = options.map((option) => (canDiffer(option) ? option.tested?.worst : undefined));
  const tests = options.filter((_, i) => ps[i] !== undefined);
  return isDivided(tests) ? ps : holm(ps);
}

function canDiffer({ now, then }: Counted): boolean {
  const count = now.count + (then?.count ?? 0);
  return count > 0 && count < now.base + (then?.base ?? 0);
}

function isDivided([a, b, ...others]: readonly Counted[]): boolean {
  if (!a || !b || others.length > 0) return false;
  return a.now.count + b.now.count === a.now.base && sumOf(a.then, b.then) === a.then?.base;
}

function sumOf(a: Group | null, b: Group | null): number {
  return (a?.count ?? 0) + (b?.count ?? 0);
}

/** Returns what was tested, as a figure holds it; nulls where nothing was. */
export function testsOf(
  tested: Tested | undefined,
  p: DifferenceTest | undefined,
): Pick<Figure, 'difference' | 'p' | 'smallestDetectable'> {
  const { difference = null, smallestDetectable = null } = tested ?? {};
  return { difference, p: p ?? null, smallestDetectable };
}

export function differenceTestOf({ worst, best }: Tested, adjusted: number): DifferenceTest {
  return { worst, best, method: 'fisher-mid-p', adjusted };
}

function changeOf(now: Group, then: Group | null): number {
  return then ? now.count / now.base - then.count / then.base : 0;
}
