import { progress } from '../questionnaire/journey.js';
import type { StudyDefinition } from '../study/definition.js';
import type { AnsweredJourney } from './answered-journey.js';

/**
 * How far an unsubmitted questionnaire got: nothing answered, too little to count, enough for a
 * partial (AAPOR 1.2), or a screening answer that is not confirmed yet.
 */
export type Reached = 'begun' | 'break-off' | 'partial' | 'screened-out';

/** Returns what unsubmitted answers count as, by the study's thresholds. */
export function reachedBy({ outcomes }: StudyDefinition, { journey, answers }: AnsweredJourney): Reached {
  if (journey.screenedOut) return 'screened-out';
  const { answered, share, anchorOpen } = progress(journey, answers);
  if (!anchorOpen && share >= outcomes.partial / 100) return 'partial';
  return answered >= outcomes.breakOff ? 'break-off' : 'begun';
}
