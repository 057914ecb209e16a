import { ddiOf } from '../export/ddi.js';
import type { Language } from '../language/text.js';
import { countsIn } from '../presentation/codebook-counts.js';
import { snapshotDay } from '../presentation/snapshot.js';
import { Codebook } from '../publication/codebook.js';
import type { WaveView } from '../publication/view.js';
import { codebookHtml } from './html.js';

/** How a file of a codebook is written. */
interface CodebookFormat {
  readonly type: string;
  /** How its name ends. */
  readonly ending: string;
  write(codebook: Codebook, view: WaveView, language: Language): string;
}

/** The formats of a codebook as a file. */
export const codebookFormats = {
  json: {
    type: 'application/json; charset=utf-8',
    ending: '.json',
    write: (codebook) => `${JSON.stringify(Codebook.parse(codebook))}\n`,
  },
  html: { type: 'text/html; charset=utf-8', ending: '.html', write: codebookHtml },
  ddi: { type: 'application/xml; charset=utf-8', ending: '.xml', write: codebookDdi },
} as const satisfies Record<string, CodebookFormat>;
export type CodebookFormatName = keyof typeof codebookFormats;

/** The names of the formats. */
export const codebookFormatNames = Object.keys(codebookFormats) as [CodebookFormatName, ...CodebookFormatName[]];

/** Returns a codebook in DDI, with how often answers were given as far as it tells. */
function codebookDdi(codebook: Codebook): string {
  const countOf = countsIn(codebook);
  return ddiOf(codebook, {
    responses: codebook.n,
    countOf: (variable, value) => countOf(variable, value).count,
  });
}

/** Returns a codebook as a file of this format. */
export function writeCodebook(
  codebook: Codebook,
  view: WaveView,
  format: CodebookFormatName,
  language: Language,
): Buffer {
  return Buffer.from(codebookFormats[format].write(codebook, view, language));
}

/** Returns the name of such a file: the study, the wave, the group, and the day of its numbers. */
export function nameCodebookFile(
  { study, wave, group }: Codebook,
  { day, snapshot }: WaveView,
  format: CodebookFormatName,
): string {
  const parts = [study, wave, group, 'codebook', snapshot ? snapshotDay(snapshot) : day];
  return parts.join('_') + codebookFormats[format].ending;
}
