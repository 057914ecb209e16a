import type { BaselineDefinition } from '../study/definition.js';
import type { JudgementsAgainst } from '../study/judgements.js';
import type { Wave } from '../study/waves.js';
import type { ApproachedIn } from './approached.js';
import type { CountsIn } from './counts.js';

/** What a headline is made of, read beforehand. */
export interface HeadlineInput {
  readonly wave: Wave;
  /** Every group of the study: their anchors are judged together. */
  readonly groups: readonly string[];
  readonly baseline: BaselineDefinition | undefined;
  readonly countsIn: CountsIn;
  readonly approachedIn: ApproachedIn;
}

/** What a comparison is made of, read beforehand. */
export interface ComparisonInput extends HeadlineInput {
  readonly against: Wave;
  readonly group: string;
  /** Every wave of the study: those between and before make lines. */
  readonly waves: readonly Wave[];
  readonly judgementsAgainst: JudgementsAgainst;
  /** Only this question is compared; all of them when left out. */
  readonly question?: string | undefined;
}
