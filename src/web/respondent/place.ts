import type { Journey } from '../../questionnaire/journey.js';
import { at } from './visit.js';

/**
 * Returns the address of a respondent's current page. It is the first open question, the
 * screened-out page, or the overview; after a change, the overview at the page that was `changed`.
 */
export function placeOf(journey: Journey, changed?: string): string {
  if (journey.open) return changed === undefined ? at.page(journey.open.page.id) : at.change(journey.open.page.id);
  if (journey.screenedOut) return at.screenedOut;
  return changed === undefined ? at.overview : at.overviewAt(changed);
}
