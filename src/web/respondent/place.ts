import type { Journey } from '../../questionnaire/journey.js';
import { at } from './visit.js';

/** Where a respondent is: at the first open question, the end for whom it is not meant, or the overview. */
export function placeOf(journey: Journey, changing = false): string {
  if (journey.open) return changing ? at.change(journey.open.page.id) : at.page(journey.open.page.id);
  return journey.screenedOut ? at.screenedOut : at.overview;
}
