import type { FastifyBaseLogger } from 'fastify';
import type { Ctx } from '../../context.js';
import type { StaffFrame } from './frame.js';
import type { WaveScope } from './scope.js';

/** What the checks look at. */
export interface CheckInput {
  readonly scope: WaveScope;
  readonly page: StaffFrame;
  readonly log: FastifyBaseLogger;
}

/** What a check found, and where to do something about it. */
export interface ChecklistFinding {
  readonly title: string;
  /** Whether it is right, is to be looked at, or is only told. */
  readonly state: 'right' | 'look' | 'told';
  readonly words: readonly string[];
  /** Empty where there is nowhere to go. */
  readonly href: string;
  readonly link: string;
}

/** Looks at one thing before a wave opens. It warns and never blocks. */
export type ChecklistCheck = (
  ctx: Ctx,
  input: CheckInput,
) => Promise<readonly ChecklistFinding[]> | readonly ChecklistFinding[];
