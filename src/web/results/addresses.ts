const root = '/results';
const under = (...parts: readonly string[]) => [root, ...parts.map(encodeURIComponent)].join('/');

/** The addresses of the results pages. */
export const at = {
  waves: root,
  method: under('method'),
  planning: under('planning'),
  headline: (wave: string) => under(wave),
  /** Where what bureaus see is prepared; of one snapshot: where it is published. */
  snapshots: (wave: string) => under(wave, 'snapshots'),
  snapshot: (wave: string, id: string) => under(wave, 'snapshots', id),
  /** All tables of a wave as one file. */
  tables: (wave: string) => under(wave, 'tables'),
  /** The report of a wave as one file. */
  report: (wave: string) => under(wave, 'report'),
  fieldwork: (wave: string) => under(wave, 'fieldwork'),
  microdata: (wave: string) => under(wave, 'microdata'),
  questions: (wave: string, group: string) => under(wave, group),
  comparison: (wave: string, group: string) => under(wave, group, 'comparison'),
  comparisonOf: (wave: string, group: string, question: string) => under(wave, group, 'comparison', question),
  /** A figure as a file: an id with an ending such as .svg. */
  figure: (wave: string, group: string, file: string) => under(wave, group, 'figures', file),
  /** What was asked and what codes mean; a baseline has one too. */
  codebook: (wave: string, group: string) => under(wave, group, 'codebook'),
  crosstab: (wave: string, group: string) => under(wave, group, 'crosstab'),
  open: (wave: string, group: string) => under(wave, group, 'open'),
  openOf: (wave: string, group: string, field: string) => under(wave, group, 'open', field),
};
