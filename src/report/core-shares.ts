import type { Text } from '../language/text.js';
import { countedFigures } from '../presentation/counted-figures.js';
import { highestOf } from '../presentation/highest-points.js';
import { titleOf } from '../presentation/table-picture.js';
import { isTold, isToldOption, shownIn } from '../presentation/told.js';
import type { ShownComparison } from '../publication/comparison.js';
import { findOutcome } from '../results/core-outcomes.js';
import type { CoreOutcome } from '../results/core-outcomes.js';
import { wholeShare, type WholeShare } from '../results/whole-percent.js';
import type { Language } from '../language/text.js';
import type { GroupReport } from './wave-report.js';

/** A share with the number of people that it is of. */
export interface ShareOf extends WholeShare {
  readonly base: number;
}

/** A core outcome as one share, now and beside an earlier wave. */
export interface CoreShare {
  readonly id: string;
  /** What was asked, whole. */
  readonly question: string;
  /** The answers that the share is of: one, or the two highest points of a scale. */
  readonly labels: readonly Text[];
  /** Undefined where it is not told, and of several answers without an order. */
  readonly now: ShareOf | undefined;
  readonly then: ShareOf | undefined;
  /** What was found beside the earlier wave; undefined where nothing was compared. */
  readonly outcome: CoreOutcome | undefined;
}

/**
 * Returns the core outcomes of a group, each as one share as far as that is told. Of a scale it is
 * that of the two highest points. `beside` is a comparison with a wave that was counted.
 */
export function listCoreShares(
  { group, results }: Pick<GroupReport, 'group' | 'results'>,
  beside: ShownComparison | undefined,
  language: Language,
): CoreShare[] {
  const questions = results.questionnaire?.questions ?? [];
  return group.core.flatMap((id): CoreShare[] => {
    const named = findOutcome(id, questions);
    const table = results.questions.find((one) => one.id === named?.table.id);
    const question = questions.find((one) => one.results.tables.some((own) => own.id === named?.table.id));
    if (!named || !table || !question) return [];
    const code = named.option && String(named.option.code);
    const chosen = <T extends { readonly question: string; readonly code: string | number }>(options: readonly T[]) =>
      code === undefined ? highestOf(options, questions) : options.filter((one) => String(one.code) === code);
    const options = isTold(table)
      ? chosen(shownIn(table).map((option) => ({ question: table.id, code: option.code, option })))
      : [];
    const told = options.flatMap(({ option }) => (isToldOption(option) ? [option] : []));
    const isWhole = named.method !== 'freeman-halton' && told.length > 0 && told.length === options.length;
    const figures = chosen(countedFigures(beside?.figures ?? []).filter((one) => one.question === table.id));
    const then = figures.flatMap((one) => (one.then ? [one.then] : []));
    return [
      {
        id,
        question: titleOf(question, table, language),
        labels: told.map(({ label }) => label),
        now: isWhole ? sumOf(told, table.base ?? 0, table.population) : undefined,
        then:
          isWhole && then.length > 0 && then.length === figures.length
            ? sumOf(then, then[0]?.base ?? 0, null)
            : undefined,
        outcome: beside?.outcomes.find((one) => one.id === id),
      },
    ];
  });
}

/** Answers that exclude each other, together. */
function sumOf(parts: readonly { readonly count: number }[], base: number, population: number | null) {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  return base === 0 ? undefined : { ...wholeShare({ count, base }, population), base };
}
