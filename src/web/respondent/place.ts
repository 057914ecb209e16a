import type { Journey } from '../../questionnaire/journey.js';
import { at } from './visit.js';

/**
 * Returns the address of a respondent's current page. It is the first open question, the
 * screened-out page, or the overview.
 */
export function placeOf(journey: Journey, changing = false): string {
  if (journey.open) return changing ? at.change(journey.open.page.id) : at.page(journey.open.page.id);
  return journey.screenedOut ? at.screenedOut : at.overview;
}
