import type { Language } from '../../language/text.js';

const nl = {
  title: (wave: string) => `Rapport van ${wave}`,
  who: 'Alle bureaus samen',
  live: 'Alleen voor de coördinator: in dit rapport is geen getal verborgen. Geef het niet door.',
  liveOn: (day: string) => `Cijfers zoals de coördinator ze zag op ${day}, niet gepubliceerd.`,
  contents: 'Inhoud',
  nothing: 'Van deze meting zijn er geen antwoorden.',
};

const en: typeof nl = {
  title: (wave) => `Report of ${wave}`,
  who: 'All bureaus together',
  live: 'For the coordinator alone: no number is hidden in this report. Do not hand it on.',
  liveOn: (day) => `Figures as the coordinator saw them on ${day}, not published.`,
  contents: 'Contents',
  nothing: 'There are no answers of this wave.',
};

/** The texts of a report as a whole, in either language. */
export const reportTexts: Record<Language, typeof nl> = { nl, en };
