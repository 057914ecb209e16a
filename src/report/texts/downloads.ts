import type { Language } from '../../language/text.js';
import type { ReportFormatName } from '../file.js';

const nl = {
  title: 'Rapport',
  about: 'Wat wij vonden, elke vraag, de vergelijking met eerder en hoe er gerekend is. Van alle bureaus samen.',
  published: 'Voor bureaus en anderen, van wat gepubliceerd is:',
  live: 'Alleen voor u, van de gesloten meting, met niets verborgen. Geef dit niet door:',
  formats: {
    html: 'Rapport als webpagina, om te lezen en af te drukken',
    docx: 'Rapport voor Word, om zelf aan te passen',
    pdf: 'Rapport als PDF',
  } satisfies Record<ReportFormatName, string>,
};

const en: typeof nl = {
  title: 'Report',
  about: 'What we found, every question, the comparison with earlier and how it was computed. Of all bureaus together.',
  published: 'For bureaus and others, of what was published:',
  live: 'For you alone, of the closed wave, with nothing hidden. Do not hand it on:',
  formats: {
    html: 'Report as a web page, to read and to print',
    docx: 'Report for Word, to adapt yourself',
    pdf: 'Report as a PDF',
  },
};

/** The texts of the links to a report, in either language. */
export const downloadTexts: Record<Language, typeof nl> = { nl, en };
