import type { Language } from '../../language/text.js';

const nl = {
  heading: 'Vergeleken met eerder',
  lead: 'Hoger, lager of anders staat er alleen als een toets dat zegt. Dat kan bij het kerncijfer van een groep en bij de kernvragen. Al het andere is getekend, niet getoetst.',
  pair: (group: string, wave: string) => `${group}, naast ${wave}`,
  nothing: 'Er is geen eerdere meting om mee te vergelijken.',
  readings: 'Hoe zeker is dit?',
  overview: 'Alle cijfers naast elkaar',
  lines: 'Over drie metingen of meer',
};

const en: typeof nl = {
  heading: 'Compared with earlier',
  lead: 'Higher, lower or different stands here only where a test says so. That can be of the key figure of a group and of the core questions. All else is drawn, not tested.',
  pair: (group, wave) => `${group}, beside ${wave}`,
  nothing: 'There is no earlier wave to compare with.',
  readings: 'How sure is this?',
  overview: 'All figures side by side',
  lines: 'Over three waves or more',
};

/** The texts of what a report compares, in either language. */
export const reportComparisonTexts: Record<Language, typeof nl> = { nl, en };
