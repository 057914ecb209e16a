import type { Language } from '../../language/text.js';
import type { CoreOutcome, OutcomeTrend } from '../../results/core-outcomes.js';

const nl = {
  heading: 'Alle toetsen die gedaan zijn',
  lead: 'Hier staat elke toets, ook die niets vond. Er zijn voor dit rapport geen andere gedaan. De grens is 0,05.',
  none: 'Voor dit rapport is niets getoetst.',
  columns: {
    group: 'Groep',
    what: 'Wat',
    against: 'Naast',
    method: 'Toets',
    p: 'p',
    adjusted: 'p, gecorrigeerd',
    verdict: 'Uitkomst',
  },
  methods: {
    'fisher-mid-p': 'Fisher mid-p',
    'mann-whitney': 'Mann–Whitney',
    'freeman-halton': 'Freeman–Halton',
    'cochran-armitage': 'Cochran–Armitage',
    'linear-by-linear': 'lineair-bij-lineair',
  } satisfies Record<CoreOutcome['method'] | OutcomeTrend['method'], string>,
  line: (waves: string) => `lijn over ${waves}`,
  onBase: (what: string, base: string) => `${what}, geteld over ${base}`,
  ifPublished: (what: string, reading: string) => `${what}, als het cijfer van toen ${reading}`,
  notes: [
    'Staat er ‘tot’ bij p, dan is dat de kleinste en de grootste p over elke telling die bij het afgeronde cijfer past. De grootste telt.',
    'De kernvragen van een groep zijn naast één meting samen gecorrigeerd (Benjamini–Hochberg). Een kerncijfer staat op zichzelf.',
  ],
  family: (group: string, wave: string, tests: string) => `${group}, naast ${wave}: ${tests} toetsen samen.`,
};

const en: typeof nl = {
  heading: 'All tests that were made',
  lead: 'Here stands every test, those that found nothing too. No others were made for this report. The limit is 0.05.',
  none: 'For this report nothing was tested.',
  columns: {
    group: 'Group',
    what: 'What',
    against: 'Beside',
    method: 'Test',
    p: 'p',
    adjusted: 'p, corrected',
    verdict: 'Outcome',
  },
  methods: {
    'fisher-mid-p': 'Fisher mid-p',
    'mann-whitney': 'Mann–Whitney',
    'freeman-halton': 'Freeman–Halton',
    'cochran-armitage': 'Cochran–Armitage',
    'linear-by-linear': 'linear-by-linear',
  },
  line: (waves) => `line over ${waves}`,
  onBase: (what, base) => `${what}, counted over ${base}`,
  ifPublished: (what, reading) => `${what}, if the earlier figure ${reading}`,
  notes: [
    'Where p has ‘to’, these are the smallest and largest p over every count that fits the rounded figure. The largest counts.',
    'The core questions of a group beside one wave are corrected together (Benjamini–Hochberg). A key figure stands alone.',
  ],
  family: (group, wave, tests) => `${group}, beside ${wave}: ${tests} tests together.`,
};

/** The texts of the tests that were made, in either language. */
export const testsTexts: Record<Language, typeof nl> = { nl, en };
