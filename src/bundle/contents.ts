import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operator, partnerOf } from '../access/rights.js';
import { writeCodebook } from '../codebook/file.js';
import type { Ctx } from '../context.js';
import { standard } from '../export/csv.js';
import { dataPackageOf, type DescribedCsv } from '../export/data-package.js';
import { writeMicrodata, type Writing } from '../export/export.js';
import { openMicrodata, type Microdata } from '../export/microdata.js';
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
import { readAskedStudy, withoutBureauLetters, type AskedStudy } from '../study/asked-study.js';
import { statusOf } from '../study/waves.js';
import { writeStudyFolder } from '../study/write-folder.js';
import { valueColumns, valuesTable, variableColumns, variablesTable } from './codebook-tables.js';
import { figureColumns, figuresTable } from './figures.js';
import { readmes } from './readme.js';
import { readingInSpss } from './spss.js';
import { anchorColumns, anchorsTable, outcomeColumns, outcomesTable } from './tests.js';

/** A closed wave with answers, and how it was asked. */
export interface ClosedWave {
  readonly view: WaveView;
  readonly asked: AskedStudy;
  /** Those that were asked. */
  readonly groups: Groups;
}

type Groups = readonly [string, ...string[]];

/** What a bundle holds. */
export interface Contents {
  /** Sorted by name, each begun when it is its turn. */
  readonly files: readonly ZippedFile[];
  /** Returns how many responses were written so far. */
  rows(): number;
}

/** Returns a wave to bundle. Throws for one that is not closed, and one without answers. */
export async function getClosedWave(ctx: Ctx, wave: string): Promise<ClosedWave> {
  const looked = await viewFieldworkWave(ctx, operator, wave);
  const { closedAt } = looked.wave;
  if (closedAt === null) throw problems.waveMustClose(wave, 'Microdata');
  // As long as nothing is erased, a later day of looking would make other bytes of the same.
  const view = { ...looked, day: localDay(new Date(closedAt)) };
  const asked = await readAskedStudy(ctx, view.wave);
  const [group, ...others] = asked.questionnaires.map((one) => one.group);
  if (group === undefined) throw problems.groupHasNone(wave, view.study.definition.groups[0]?.slug ?? '');
  return { view, asked, groups: [group, ...others] };
}

/**
 * Returns everything that is kept of a closed wave: the answers, what they mean, the report, the
 * figures and tests, the study as it was asked, and programs that read the answers and make the
 * figures again. For an archive, what people wrote in their own words and what bureaus set for
 * their letters is left out. Calls `progress` with what is written.
 */
export async function openContents(
  ctx: Ctx,
  { view, asked, groups }: ClosedWave,
  { deposit }: { readonly deposit: boolean },
  progress: (line: string) => void,
): Promise<Contents> {
  const described: DescribedCsv[] = [];
  for (const group of groups) {
    const microdata = await openMicrodata(ctx, view.wave.slug, group, { withoutTexts: deposit });
    described.push({ microdata, path: `data/${group}.csv`, dialect: standard });
  }
  const report = await chooseReport(ctx, view, deposit);
  const data = described.map(({ microdata }) => writeData(microdata, progress));
  const files = [
    ...data.flatMap((written) => written.files),
    ...describeData(view, described),
    ...(await codebookFiles(ctx, view, groups)),
    ...(await reportFiles(ctx, view, report)),
    ...(await resultFiles(ctx, view, groups)),
    ...writeStudyFolder(deposit ? withoutBureauLetters(asked) : asked).map(({ name, text }) =>
      textFile(`study/${name}`, text),
    ),
    ...['analyse.qmd', 'lees.R', 'recompute.R'].map((name) => textFile(`code/${name}`, readOurs(name))),
    textFile('code/lees.sps', readingInSpss(groups)),
    ...readmes(view, { groups, deposit, report: report.kind, moved: asked.moved }).map(([name, text]) =>
      textFile(name, text),
    ),
  ];
  return {
    files: files.sort((one, other) => (one.name < other.name ? -1 : 1)),
    rows: () => data.reduce((sum, { rows }) => sum + rows(), 0),
  };
}

/** The answers of a group in each format. */
function writeData(
  microdata: Microdata,
  progress: (line: string) => void,
): { readonly files: readonly ZippedFile[]; rows: Writing['rows'] } {
  const { group } = microdata;
  const written = (format: 'csv' | 'sav' | 'ddi', name: string) => {
    const writing = writeMicrodata(microdata, { format, language: 'nl' }, (rows) => {
      progress(`${name}: ${rows} responses`);
    });
    return { name, parts: () => writing.parts, rows: writing.rows };
  };
  const csv = written('csv', `data/${group}.csv`);
  const files = [csv, written('sav', `data/${group}.sav`), written('ddi', `codebook/${group}.ddi.xml`)];
  return { files, rows: csv.rows };
}

/** What the columns and codes of the answers are. */
function describeData({ wave }: WaveView, described: readonly DescribedCsv[]): ZippedFile[] {
  const [first, ...more] = described;
  const microdata = described.map((one) => one.microdata);
  return [
    ...(first
      ? [textFile('datapackage.json', dataPackageOf(`${wave.study}-${wave.slug}`, [first, ...more], 'nl'))]
      : []),
    tableFile('codebook/variables.csv', variableColumns, microdata.flatMap(variablesTable)),
    tableFile('codebook/values.csv', valueColumns, microdata.flatMap(valuesTable)),
  ];
}

/** What was asked, with how often each answer was given. */
async function codebookFiles(ctx: Ctx, view: WaveView, groups: Groups): Promise<ZippedFile[]> {
  const files: ZippedFile[] = [];
  for (const group of groups) {
    const codebook = await readCodebook(ctx, view, group);
    files.push({ name: `codebook/${group}.html`, parts: () => [writeCodebook(codebook, view, 'html', 'nl')] });
  }
  return files;
}

/** Which report a bundle has, and the wave as it is looked at for it. */
type ChosenReport =
  { readonly kind: 'published' | 'closed'; readonly view: WaveView } | { readonly kind: 'none'; readonly view?: never };

/** That which was published; else that of the closed wave, which is not for an archive. */
async function chooseReport(ctx: Ctx, view: WaveView, deposit: boolean): Promise<ChosenReport> {
  const published = await viewFieldworkWave(ctx, partnerOf(undefined), view.wave.slug);
  if (published.snapshot) return { kind: 'published', view: published };
  return deposit ? { kind: 'none' } : { kind: 'closed', view };
}

async function reportFiles(ctx: Ctx, { study }: WaveView, { view }: ChosenReport): Promise<ZippedFile[]> {
  if (!view) return [];
  const files: ZippedFile[] = [];
  for (const language of study.definition.languages) {
    const report = await writeReport(ctx, view, { format: 'html', language });
    files.push({ name: `report/${language}.html`, parts: () => [report] });
  }
  return files;
}

/** The figures of groups and the tests made of them, with each wave that they are compared with. */
async function resultFiles(ctx: Ctx, view: WaveView, groups: Groups): Promise<ZippedFile[]> {
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

function textFile(name: string, text: string): ZippedFile {
  return { name, parts: () => [text] };
}

function tableFile(name: string, columns: readonly string[], rows: readonly TableCell[][]): ZippedFile {
  return textFile(name, writeTable([[...columns], ...rows]));
}

function readOurs(name: string): string {
  return readFileSync(join(root, 'views/bundle', name), 'utf8');
}
