import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operator, partnerOf } from '../access/rights.js';
import { writeCodebook } from '../codebook/file.js';
import type { Ctx } from '../context.js';
import { standard } from '../export/csv.js';
import { dataPackageOf, type DescribedCsv } from '../export/data-package.js';
import { beginExport } from '../export/export.js';
import { openMicrodata } from '../export/microdata.js';
import { writeTable, type TableCell } from '../files/csv-table.js';
import type { ZippedFile } from '../files/zip.js';
import { localDay } from '../language/local-day.js';
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
 * Returns everything that is kept of a closed wave: the answers, what they mean, the report, the
 * figures and tests, the study as it was asked, and programs that read the answers and make the
 * figures again. Calls `progress` with what is written. Throws for a wave that is not closed, and
 * one without answers.
 */
export async function openContents(
  ctx: Ctx,
  bundled: Bundled,
  progress: (line: string) => void = () => undefined,
): Promise<Contents> {
  const { wave, withoutTexts } = bundled;
  const looked = await viewFieldworkWave(ctx, operator, wave);
  const { closedAt } = looked.wave;
  if (closedAt === null) throw problems.waveMustClose(wave, 'Microdata');
  // What was counted changes no more: a later day of looking would make other bytes of the same.
  const view = { ...looked, day: localDay(new Date(closedAt)) };
  const asked = await readAskedStudy(ctx, view.wave);
  const [group, ...others] = asked.questionnaires.map((one) => one.group);
  if (group === undefined) throw problems.groupHasNone(wave, view.study.definition.groups[0]?.slug ?? '');
  const groups: Groups = [group, ...others];
  const files = [
    ...(await dataFiles(ctx, bundled, groups, progress)),
    ...(await codebookFiles(ctx, view, groups)),
    ...(await reportFiles(ctx, view)),
    ...(await resultFiles(ctx, view, groups)),
    ...writeStudyFolder(asked).map(({ name, text }) => textFile(`study/${name}`, text)),
    ...['analyse.qmd', 'lees.R', 'recompute.R'].map((name) => textFile(`code/${name}`, readOurs(name))),
    textFile('code/lees.sps', readingInSpss(groups)),
    ...readmes(view, { groups, withoutTexts }).map(([name, text]) => textFile(name, text)),
  ];
  return { view, files: files.sort((one, other) => (one.name < other.name ? -1 : 1)) };
}

type Groups = readonly [string, ...string[]];

/** The answers, and what their columns and codes are. */
async function dataFiles(
  ctx: Ctx,
  { wave, who, withoutTexts }: Bundled,
  groups: Groups,
  progress: (line: string) => void,
): Promise<BundleFile[]> {
  const describe = async (group: string): Promise<DescribedCsv> => ({
    microdata: await openMicrodata(ctx, wave, group, { withoutTexts }),
    ...{ path: `data/${group}.csv`, dialect: standard },
  });
  const [first, ...more] = groups;
  const described: [DescribedCsv, ...DescribedCsv[]] = [await describe(first)];
  for (const group of more) described.push(await describe(group));
  const files: BundleFile[] = [];
  for (const group of groups) {
    for (const [format, name] of [
      ['csv', `data/${group}.csv`],
      ['sav', `data/${group}.sav`],
      ['ddi', `codebook/${group}.ddi.xml`],
    ] as const) {
      const exporting = await beginExport(ctx, { wave, group, format, who, withoutTexts }, (rows) => {
        progress(`${name}: ${rows} responses`);
      });
      files.push({ name, parts: () => exporting.parts, finish: () => exporting.finish() });
    }
  }
  const microdata = described.map((one) => one.microdata);
  return [
    ...files,
    textFile('datapackage.json', dataPackageOf(`${microdata[0]?.study ?? ''}-${wave}`, described, 'nl')),
    tableFile('codebook/variables.csv', variableColumns, microdata.flatMap(variablesTable)),
    tableFile('codebook/values.csv', valueColumns, microdata.flatMap(valuesTable)),
  ];
}

/** What was asked, with how often each answer was given. */
async function codebookFiles(ctx: Ctx, view: WaveView, groups: Groups): Promise<BundleFile[]> {
  const files: BundleFile[] = [];
  for (const group of groups) {
    const codebook = await readCodebook(ctx, view, group);
    files.push({ name: `codebook/${group}.html`, parts: () => [writeCodebook(codebook, view, 'html', 'nl')] });
  }
  return files;
}

/** The report that was published, or that of the closed wave where none was. */
async function reportFiles(ctx: Ctx, view: WaveView): Promise<BundleFile[]> {
  const published = await viewFieldworkWave(ctx, partnerOf(undefined), view.wave.slug);
  const shown = published.snapshot ? published : view;
  const files: BundleFile[] = [];
  for (const language of view.study.definition.languages) {
    const report = await writeReport(ctx, shown, { format: 'html', against: view.study.baseline?.wave, language });
    files.push({ name: `report/${language}.html`, parts: () => [report] });
  }
  return files;
}

/** The figures of groups and the tests made of them, with every wave that they are compared with. */
async function resultFiles(ctx: Ctx, view: WaveView, groups: Groups): Promise<BundleFile[]> {
  const { baseline } = view.study;
  const [figures, anchors, outcomes]: [TableCell[][], TableCell[][], TableCell[][]] = [[], [], []];
  for (const group of groups) {
    const now = await readResults(ctx, view, group);
    figures.push(...figuresTable(now));
    for (const against of await listComparedWith(ctx, view, group)) {
      if (statusOf(against) === 'open') continue;
      const comparison = await readComparison(ctx, view, { group, against });
      if (against.kind === 'baseline') {
        if (baseline) anchors.push(...anchorsTable(comparison, baseline));
        continue;
      }
      const then = await readResults(ctx, await viewWave(ctx, operator, against.slug), group);
      outcomes.push(...outcomesTable(comparison, { now, then }));
    }
  }
  return [
    tableFile('results/figures.csv', figureColumns, figures),
    tableFile('results/anchors.csv', anchorColumns, anchors),
    tableFile('results/outcomes.csv', outcomeColumns, outcomes),
  ];
}

function textFile(name: string, text: string): BundleFile {
  return { name, parts: () => [text] };
}

function tableFile(name: string, columns: readonly string[], rows: readonly TableCell[][]): BundleFile {
  return textFile(name, writeTable([[...columns], ...rows]));
}

function readOurs(name: string): string {
  return readFileSync(join(root, 'views/bundle', name), 'utf8');
}
