import type { Ctx } from '../context.js';
import { localDay } from '../language/local-day.js';
import type { StudyDefinition } from '../study/definition.js';
import { listLetterChanges } from '../study/letter-changes.js';
import { countCells } from './cells.js';
import { listCompletedDays } from './completed-days.js';
import { ratesOf, sumDispositions } from './dispositions.js';
import type { Fieldwork, LetterChangeDay } from './figures.js';

const waits = {
  nl: 'Wie begon, halverwege stopte of niet tot de doelgroep bleek te horen, staat hier pas als de meting is gesloten. Tot dan telt wie niet tot de doelgroep bleek te horen mee met wie verstuurde. Zo is niet te zien wat één persoon antwoordde, of hoever die kwam.',
  en: 'Who began, stopped halfway or turned out not to belong to the group is here once the wave is closed. Until then those who turned out not to belong count with those who sent. So nobody sees what one person answered, or how far they got.',
};

/**
 * Returns how fieldwork of a wave goes. It is of all bureaus, or of one and over its people alone.
 * With `soFar` without how far people got who did not send, and who was screened out: nobody learns
 * from it what somebody answered.
 */
export async function countFieldwork(
  ctx: Ctx,
  { wave, soFar }: { readonly wave: string; readonly soFar: boolean },
  definition: Pick<StudyDefinition, 'groups' | 'bureaus'>,
  bureau?: string,
): Promise<Omit<Fieldwork, 'frame'>> {
  const isOwn = (of: { readonly bureau: string }) => bureau === undefined || of.bureau === bureau;
  const cells = (await countCells(ctx, { wave, soFar, own: bureau }, definition)).filter(isOwn);
  const groups = new Set(cells.map(({ group }) => group));
  return {
    wave,
    waits: soFar ? waits : null,
    cells,
    rates: Object.fromEntries(
      [...groups].map((group) => [group, ratesOf(sumDispositions(cells.filter((cell) => cell.group === group)))]),
    ),
    days: (await listCompletedDays(ctx, wave)).filter(isOwn),
    letterChanges: (await listChangesByDay(ctx, wave)).filter(
      (change) => change.bureau === null || isOwn({ bureau: change.bureau }),
    ),
  };
}

/** What changed several times on a day is told once. */
async function listChangesByDay(ctx: Ctx, wave: string): Promise<LetterChangeDay[]> {
  const told = new Map<string, LetterChangeDay>();
  for (const { at, bureau, letter } of await listLetterChanges(ctx, wave)) {
    const { step = null, group = null, language = null } = letter ?? {};
    const change = { day: localDay(new Date(at)), bureau, step, group, language };
    told.set(Object.values(change).join(' '), change);
  }
  return [...told.values()];
}
