import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operator, partnerOf } from '../access/rights.js';
import { writeCodebook } from '../codebook/file.js';
import type { Ctx } from '../context.js';
import { standard } from '../export/csv.js';
import { dataPackageOf, type DescribedCsv } from '../export/data-package.js';
import { beginExport, type Format } from '../export/export.js';
import { openMicrodata } from '../export/microdata.js';
import { writeTable, type TableCell } from '../files/csv-table.js';
import type { ZippedFile } from '../files/zip.js';
import { localDay } from '../language/local-day.js';
import { Language } from '../language/text.js';
import { readCodebook } from '../publication/codebook.js';
import { listComparedWith, readComparison } from '../publication/comparison.js';
import { readResults } from '../publication/results.js';
import { viewFieldworkWave, viewWave, type WaveView } from '../publication/view.js';
import { problems } from '../problem.js';
import { writeReport } from '../report/file.js';
import { root } from '../root.js';
import { readAskedStudy } from '../study/asked-study.js';
import { statusOf } from '../study/waves.js';
import { writeStudyFolder } from '../study/write-folder.js';
import { valueColumns, valuesTable, variableColumns, variablesTable } from './codebook-tables.js';
import { figureColumns, figuresTable } from './figures.js';
import { readmes } from './readme.js';
import { readingInSpss } from './spss.js';
import { anchorColumns, anchorsTable, outcomeColumns, outcomesTable } from './tests.js';

/** What of a wave is bundled, and for whom. */
export interface Bundled {
  readonly wave: string;
  /** The address of an account, or `commandLine`. */
  readonly who: string;
  /** Whether what people wrote in their own words is left out, as an archive asks. */
  readonly withoutTexts: boolean;
}

/** A file of the bundle, begun when it is its turn. */
interface BundleFile extends ZippedFile {
  /** Called once all of the bundle was written. */
  finish?(): Promise<void>;
}

/** What a bundle holds. */
export interface Contents {
  readonly view: WaveView;
  /** Sorted by name. */
  readonly files: readonly BundleFile[];
}

/**
 * Returns everything that is kept of a closed wave: the answers, what they mean, the figures and
 * tests made of them, the study as it was asked, and programs that read the answers and make the
 * figures again. Calls `progress` with what is written. Throws for a wave that is not closed, and
 * one without answers.
 */
export async function openContents(
  ctx: Ctx,
  { wave, who, withoutTexts }: Bundled,
  progress: (line: string) => void,
): Promise<Contents> {
  const looked = await viewFieldworkWave(ctx, operator, wave);
  const { closedAt } = looked.wave;
  if (closedAt === null) throw problems.waveMustClose(wave, 'Microdata');
  // What was counted changes no more: a later day of looking would make other bytes of the same.
  const view = { ...looked, day: localDay(new Date(closedAt)) };
  const asked = await readAskedStudy(ctx, view.wave);
  const groups = asked.questionnaires.map(({ group }) => group);
  if (groups.length === 0) throw problems.groupHasNone(wave, view.study.definition.groups[0]?.slug ?? '');
  const files: BundleFile[] = [];
  const add = (name: string, text: string) => files.push({ name, parts: () => [text] });
  const addTable = (name: string, columns: readonly string[], rows: readonly TableCell[][]) =>
    add(name, writeTable([[...columns], ...rows]));

  const described: DescribedCsv[] = [];
  for (const group of groups) {
    const microdata = await openMicrodata(ctx, wave, group, { withoutTexts });
    described.push({ microdata, path: `data/${group}.csv`, dialect: standard });
    for (const [format, name] of [
      ['csv', `data/${group}.csv`],
      ['sav', `data/${group}.sav`],
    ] as const satisfies [Format, string][]) {
      const exporting = await beginExport(ctx, { wave, group, format, who, withoutTexts }, (rows) => {
        progress(`${name}: ${rows} responses`);
      });
      files.push({ name, parts: () => exporting.parts, finish: () => exporting.finish() });
    }
  }
  const [first, ...others] = described;
  if (first)
    add('datapackage.json', dataPackageOf(`${asked.study.definition.study}-${wave}`, [first, ...others], 'nl'));
  const everyMicrodata = described.map(({ microdata }) => microdata);
  addTable('codebook/variables.csv', variableColumns, everyMicrodata.flatMap(variablesTable));
  addTable('codebook/values.csv', valueColumns, everyMicrodata.flatMap(valuesTable));

  for (const group of groups) {
    const codebook = await readCodebook(ctx, view, group);
    for (const [format, ending] of [
      ['html', 'html'],
      ['ddi', 'ddi.xml'],
    ] as const)
      files.push({
        name: `codebook/${group}.${ending}`,
        parts: () => [writeCodebook(codebook, view, format, 'nl')],
      });
  }

  progress('report');
  const published = await viewFieldworkWave(ctx, partnerOf(undefined), wave);
  const shown = published.snapshot ? published : view;
  for (const language of Language.options) {
    const report = await writeReport(ctx, shown, { format: 'html', against: view.study.baseline?.wave, language });
    files.push({ name: `report/${language}.html`, parts: () => [report] });
  }

  progress('figures');
  const results = await readEverything(ctx, view, groups);
  addTable('results/figures.csv', figureColumns, results.figures);
  addTable('results/anchors.csv', anchorColumns, results.anchors);
  addTable('results/outcomes.csv', outcomeColumns, results.outcomes);

  for (const { name, text } of writeStudyFolder(asked)) add(`study/${name}`, text);
  for (const name of ['analyse.qmd', 'lees.R', 'recompute.R']) add(`code/${name}`, readOurs(name));
  add('code/lees.sps', readingInSpss(groups));
  for (const [name, text] of readmes(view, { groups, withoutTexts })) add(name, text);
  return { view, files: files.sort((one, other) => (one.name < other.name ? -1 : 1)) };
}

/** The figures of groups and the tests made of them, with every wave that they are compared with. */
async function readEverything(ctx: Ctx, view: WaveView, groups: readonly string[]) {
  const { baseline } = view.study;
  const made = { figures: [] as TableCell[][], anchors: [] as TableCell[][], outcomes: [] as TableCell[][] };
  for (const group of groups) {
    const now = await readResults(ctx, view, group);
    made.figures.push(...figuresTable(now));
    for (const against of await listComparedWith(ctx, view, group)) {
      if (against.kind === 'fieldwork' && statusOf(against) !== 'closed') continue;
      const comparison = await readComparison(ctx, view, { group, against });
      if (against.kind === 'baseline') {
        if (baseline) made.anchors.push(...anchorsTable(comparison, baseline));
        continue;
      }
      const then = await readResults(ctx, await viewWave(ctx, operator, against.slug), group);
      made.outcomes.push(...outcomesTable(comparison, { now, then }));
    }
  }
  return made;
}

function readOurs(name: string): string {
  return readFileSync(join(root, 'views/bundle', name), 'utf8');
}
