import { besideAll } from '../results/beside-all.js';
import type { Interval } from '../statistics/interval.js';
import type { ShownOption, ShownTable } from '../publication/results.js';
import { wholeShare } from '../results/whole-percent.js';
import { isTold, isToldOption, type ToldTable } from './told.js';

/** An answer of one's own bureau, and where chance alone may put it beside all bureaus. */
export interface OwnAnswer {
  readonly option: ShownOption;
  /** Undefined where the number of either is hidden. */
  readonly chance: Interval | undefined;
}

/** A table of all bureaus with one's own beside it, answer by answer. */
export interface Beside {
  /** All bureaus, with answers joined as they are for one's own. */
  readonly all: ToldTable;
  /** Whether that is how all bureaus are shown anyhow. */
  readonly isWhole: boolean;
  /** How many of one's own gave a substantive answer. */
  readonly base: number;
  /** One's own answers, by the code of their option. */
  readonly own: ReadonlyMap<string, OwnAnswer>;
  /**
   * The smallest difference with all bureaus, in whole points, that is more than chance; null where
   * none would be, and undefined where no number can be put beside another.
   */
  readonly callable: number | null | undefined;
}

/** Returns a table of all bureaus with one's own beside it. Undefined where that is not shown. */
export function besideOwn(all: ToldTable, own: ShownTable | undefined): Beside | undefined {
  if (!own || !isTold(own) || own.base === 0) return undefined;
  const inside = own.options.filter(({ missing }) => missing === null);
  const outside = all.options.filter(({ missing }) => missing !== null);
  const joined = inside.map((option) => joinAs(option, all));
  const answers = inside.map((option, i): OwnAnswer & { callable: number | undefined } => {
    const together = joined[i];
    const both = isToldOption(option) && together && isToldOption(together);
    const chance = both ? besideAll(own.base, { count: together.count, base: all.base }) : undefined;
    return { option, chance: chance?.chance, callable: chance?.callable };
  });
  const comparable = answers.filter(({ chance }) => chance !== undefined);
  const callable = comparable.flatMap((answer) => (answer.callable === undefined ? [] : [answer.callable]));
  return {
    all: { ...all, shape: all.shape === 'scale' ? 'one' : all.shape, options: [...joined, ...outside] },
    isWhole: all.shape !== 'scale' && sameAnswers(inside, all),
    base: own.base,
    own: new Map(answers.map((answer) => [String(answer.option.code), answer])),
    callable: callable.length ? Math.min(...callable) : comparable.length ? null : undefined,
  };
}

/**
 * The same answer of all bureaus: answers that are shown as one are added up. Of those of which one
 * person can give several that would be no number of people: it is not shown.
 */
function joinAs({ code, label, joined }: ShownOption, { shape, options, base, population }: ToldTable): ShownOption {
  const codes = codesOf({ code, joined });
  const parts = options.filter((option) => option.missing === null && isWithin(option, codes));
  const [only, ...others] = parts;
  const isSame = only && others.length === 0 && codesOf(only).length === codes.length;
  if (isSame) return { ...only, label };
  const counts = parts.filter(isToldOption);
  const isSum = shape !== 'several' && counts.length === parts.length && parts.flatMap(codesOf).length === codes.length;
  if (!isSum)
    return { code, label, joined, missing: null, count: null, percent: null, low: null, high: null, suppressed: true };
  const count = counts.reduce((sum, option) => sum + option.count, 0);
  return { code, label, joined, missing: null, ...wholeShare({ count, base }, population), suppressed: false };
}

function codesOf({ code, joined }: Pick<ShownOption, 'code' | 'joined'>): string[] {
  return (joined ?? [code]).map(String);
}

function isWithin(option: ShownOption, codes: readonly string[]): boolean {
  return codesOf(option).every((code) => codes.includes(code));
}

function sameAnswers(own: readonly ShownOption[], { options }: ShownTable): boolean {
  const named = (some: readonly ShownOption[]) => some.map((option) => codesOf(option).join(' ')).join(', ');
  return named(own) === named(options.filter(({ missing }) => missing === null));
}
