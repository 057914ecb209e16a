import type { Comparability } from '../questionnaire/comparability/comparability.js';
import type { Code } from '../questionnaire/code.js';
import type { Text } from '../language/text.js';
import type { Group } from '../statistics/group.js';
import { holm } from '../statistics/many-tests.js';
import type { Described, Measured } from './measured.js';
import type { Tested } from './tested.js';
import { verdictOf, type PValues, type Verdict } from './verdict.js';

/** A share that was only published: what is printed, and every count and base that its rounding allows. */
export interface PublishedShare {
  /** As printed, 0–100. */
  readonly percent: number;
  readonly baseLow: number;
  readonly baseHigh: number;
  readonly compatible: readonly (readonly [count: number, base: number])[];
}

/** One share of a question, now and then: what a page, the API and a file tell of it. */
export interface Figure {
  /** A question, or an item of a battery, and one of its options. */
  readonly question: string;
  readonly code: Code;
  readonly text: Text;
  readonly label: Text;
  readonly comparability: Comparability | 'baseline' | 'words-only';
  /** All that differs between both times, the gravest first. */
  readonly changes: readonly Comparability[];
  readonly now: Described;
  readonly then: PublishedShare | Measured | null;
  /** Null where nothing was tested: across a break, of words, of nobody. */
  readonly difference: Tested['difference'] | null;
  readonly p: PValues | null;
  readonly smallestDetectable: Tested['smallestDetectable'] | null;
  readonly verdict: Verdict;
}

/** A share of a question in two waves that were both counted, before the other options of the question are weighed in. */
export interface Counted extends Pick<Figure, 'question' | 'code' | 'text' | 'label' | 'now' | 'changes'> {
  readonly comparability: Comparability;
  readonly then: Measured | null;
  /** Undefined across a break, and when one of both is nobody. */
  readonly tested: Tested | undefined;
}

/** Returns the figures of one question against an earlier wave, with Holm's correction over its options. */
export function figuresOf(options: readonly Counted[]): Figure[] {
  const adjusted = adjustedOver(options);
  return options.map(({ tested, ...option }, i) => {
    const p = tested && pValuesOf(tested, adjusted[i] ?? tested.worst);
    const verdict = tested && p ? verdictOf(p, changeOf(option.now, option.then)) : 'not-comparable';
    return { ...option, ...testsOf(tested, p), verdict };
  });
}

/**
 * Holm's p values, 0 to 1, over the options of a question. An option that nobody chose, or everybody, could never differ and
 * is no test. Two options that divide everyone between them are one test, told from both sides.
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

/** What was tested, as a figure tells it; nulls where nothing was. */
export function testsOf(
  tested: Tested | undefined,
  p: PValues | undefined,
): Pick<Figure, 'difference' | 'p' | 'smallestDetectable'> {
  const { difference = null, smallestDetectable = null } = tested ?? {};
  return { difference, p: p ?? null, smallestDetectable };
}

export function pValuesOf({ worst, best }: Tested, adjusted: number): PValues {
  return { worst, best, method: 'fisher-mid-p', adjusted };
}

function changeOf(now: Group, then: Group | null): number {
  return then ? now.count / now.base - then.count / then.base : 0;
}
