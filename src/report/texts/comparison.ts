import type { Language } from '../../language/text.js';

const nl = {
  heading: 'Vergeleken met eerder',
  lead: 'Hoger, lager of anders staat er alleen als een toets dat zegt. Dat kan bij het kerncijfer van een groep en bij de kernvragen. Al het andere is getekend, niet getoetst.',
  pair: (group: string, wave: string) => `${group}, naast ${wave}`,
  nothing: 'Er is geen eerdere meting om mee te vergelijken.',
  overviewLead: (figures: string) =>
    `Deze ${figures} cijfers staan van het grootste verschil omhoog naar het grootste omlaag. Trek geen conclusie uit wat niet getoetst is.`,
  share: (percent: string, count: string, base: string) => `${percent} (${count} van ${base})`,
  verdict: 'Oordeel',
  intervals: 'Achter elk percentage staat het 95%-interval om metingen te vergelijken.',
  lines: 'Over drie metingen of meer',
};

const en: typeof nl = {
  heading: 'Compared with earlier',
  lead: 'Higher, lower or different stands here only where a test says so. That can be of the key figure of a group and of the core questions. All else is drawn, not tested.',
  pair: (group, wave) => `${group}, beside ${wave}`,
  nothing: 'There is no earlier wave to compare with.',
  overviewLead: (figures) =>
    `These ${figures} figures go from the largest difference up to the largest one down. Draw no conclusion from what was not tested.`,
  share: (percent, count, base) => `${percent} (${count} of ${base})`,
  verdict: 'Verdict',
  intervals: 'Behind each percentage stands its 95% interval for comparing waves.',
  lines: 'Over three waves or more',
};

/** The texts of what a report compares, in either language. */
export const reportComparisonTexts: Record<Language, typeof nl> = { nl, en };
