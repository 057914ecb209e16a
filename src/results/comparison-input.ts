import type { BaselineDefinition } from '../study/definition.js';
import type { JudgementsAgainst } from '../study/judgements.js';
import type { Wave } from '../study/waves.js';
import type { ApproachedIn } from './approached.js';
import type { CountsIn } from './counts.js';

/** The input of a headline, read beforehand. */
export interface HeadlineInput {
  readonly wave: Wave;
  readonly groups: readonly string[];
  readonly baseline: BaselineDefinition | undefined;
  readonly countsIn: CountsIn;
  readonly approachedIn: ApproachedIn;
}

/** The input of a comparison, read beforehand. */
export interface ComparisonInput extends Omit<HeadlineInput, 'groups'> {
  readonly against: Wave;
  readonly group: string;
  /** The names of its core outcomes, as study.yaml has them. */
  readonly core: readonly string[];
  /** Every wave of the study: those between and before are points of the trends. */
  readonly waves: readonly Wave[];
  readonly judgementsAgainst: JudgementsAgainst;
  /** The only question to compare; all of them when left out. */
  readonly question?: string | undefined;
}
