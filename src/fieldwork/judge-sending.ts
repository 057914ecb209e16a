import { placeOf, type Step, type StepName } from '../study/definition.js';
import { nextLetter } from './next-letter.js';
import type { Person } from './people.js';

/** Why somebody gets no letter of a step now, in the order in which it is told. */
export const sendingSkips = [
  'completed',
  'optedOut',
  'bounced',
  'softBounced',
  'hostRefuses',
  /** A letter to them waits. */
  'waiting',
  /** This letter, or the invitation before it, failed. */
  'failed',
  /** They had this letter, or one that comes after it. */
  'had',
  'notInvited',
  /** A reminder before this one comes first. */
  'earlier',
  /** Their last letter is more recent than the plan has it. */
  'tooSoon',
] as const;
export type SendingSkip = (typeof sendingSkips)[number];

/** Whether somebody gets a letter now, or why not; and from which date, where that is known. */
export type Judged =
  { readonly sends: true } | { readonly sends: false; readonly skip: SendingSkip; readonly from?: string };

/** Returns whether somebody gets the letter of a step, where staff send it now. */
export function judgeSending(
  steps: readonly Step[],
  step: StepName,
  { out, had }: Pick<Person, 'out' | 'had'>,
  today: string,
): Judged {
  const skip = (reason: SendingSkip, from?: string): Judged => ({
    sends: false,
    skip: reason,
    ...(from !== undefined && { from }),
  });
  if (out) return skip(out);
  // An announcement that still waits is withdrawn by the invitation.
  const waits = had.filter(({ state }) => state === 'waiting');
  if (waits.some((letter) => step !== 'invitation' || letter.step !== 'announcement')) return skip('waiting');
  const [last] = [...had].sort((a, b) => placeOf(b.step) - placeOf(a.step));
  if (last?.state === 'failed' && (last.step === step || last.step === 'invitation')) return skip('failed');
  if (last && placeOf(last.step) >= placeOf(step)) return skip('had');
  if (step === 'announcement' || step === 'invitation') return { sends: true };
  if (!had.some((letter) => letter.step === 'invitation')) return skip('notInvited');
  const next = nextLetter(steps, had, { today });
  if (next?.step.step !== step) return skip('earlier');
  return next.day > today ? skip('tooSoon', next.day) : { sends: true };
}
