import { progress } from '../questionnaire/journey.js';
import type { StudyDefinition } from '../study/definition.js';
import type { AnsweredJourney } from './answered-journey.js';

/**
 * How far an unsent questionnaire got: nothing answered, too little to count, enough for a partial (AAPOR 1.2), or an
 * answer that it is not meant for, not yet confirmed.
 */
export type Reached = 'begun' | 'break-off' | 'partial' | 'screened-out';

/** What answers that were not sent count as, by the thresholds of the study. */
export function reachedBy({ outcomes }: StudyDefinition, { journey, answers }: AnsweredJourney): Reached {
  if (journey.screenedOut) return 'screened-out';
  const { answered, share, anchorOpen } = progress(journey, answers);
  if (!anchorOpen && share >= outcomes.partial / 100) return 'partial';
  return answered >= outcomes.breakOff ? 'break-off' : 'begun';
}
