import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { numbersIn } from '../language/numbers.js';
import type { Language } from '../language/text.js';
import { memoize } from '../memoize.js';
import { showCodebook } from '../presentation/codebook.js';
import { describeSnapshot } from '../presentation/snapshot.js';
import { warningOf } from '../presentation/take-along/source.js';
import { codebookTexts } from '../presentation/texts/codebook.js';
import { resultsTexts } from '../presentation/texts/results.js';
import type { Codebook } from '../publication/codebook.js';
import { rulesOf, type WaveView } from '../publication/view.js';
import { root } from '../root.js';
import { openViews, viewsFolder } from '../views.js';

/** The style of the page, and its mark in the policy: nothing else in the file may style or run. */
const readStyle = memoize(
  () => {
    const style = [join(viewsFolder, 'codebook', 'file.css'), join(root, 'public', 'codebook.css')]
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    return { style, mark: createHash('sha256').update(style).digest('base64') };
  },
  { max: 1, key: () => '' },
);

const views = memoize(openViews, { max: 1, key: () => '' });

/**
 * Returns a codebook as a page that stands alone: one file without scripts, to read and to print.
 */
export function codebookHtml(codebook: Codebook, view: WaveView, language: Language): string {
  const text = codebookTexts[language];
  const page = { language, numbers: numbersIn(language), t: resultsTexts[language], rules: rulesOf(view) };
  const day = page.numbers.day(view.day);
  const asOf = codebook.frequencies === 'shown' ? describeSnapshot(view.snapshot, page) || text.live(day) : '';
  return views().render('/codebook/file', {
    ...readStyle(),
    language,
    warning: warningOf(view, language),
    asOf,
    made: text.made(day),
    shown: showCodebook(codebook, page),
  });
}
