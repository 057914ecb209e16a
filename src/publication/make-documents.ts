import type { Ctx } from '../context.js';
import { countApproached, type ApproachedIn } from '../results/approached.js';
import { findBreaks } from '../results/breaks.js';
import { compareOnce } from '../results/comparability.js';
import { compareWaves } from '../results/comparison.js';
import { composeGroup } from '../results/composition.js';
import { findOutcome } from '../results/core-outcomes.js';
import type { CountsIn } from '../results/counts.js';
import { crosstabOf } from '../results/crosstab.js';
import type { CrosstabQuestion } from '../results/crosstab-table.js';
import { wavesOfLine } from '../results/earlier-waves.js';
import { compareHeadline, type Turnout } from '../results/headline.js';
import { populationOf } from '../results/measured.js';
import { listJudgements } from '../study/judgements.js';
import { listAskedQuestionnaires } from '../study/stored.js';
import { listComparable } from '../study/wave-order.js';
import type { Wave } from '../study/waves.js';
import { isShown, peopleIn, type CrosstabRelease, type GroupRelease } from './disclosure/released.js';
import { documentOf, type DocumentOf, type SnapshotDocument } from './documents.js';
import { openExpectations } from './expectations.js';
import { accountFieldwork } from './fieldwork.js';
import { comparisonInWholePercent, crosstabInWholePercent, figureInWholePercent } from './in-whole-percent.js';
import { nameWithOpen } from './joined-label.js';
import { poolFieldwork } from './pooled-fieldwork.js';
import { readRemarks } from './remarks.js';
import { isWhole, labelOf, onlyWhole, releasedIn, type ReleasedWave } from './released-counts.js';
import { showTables } from './released-results.js';
import type { WaveView } from './view.js';

/** What was released of every group, in this wave and in earlier ones. */
export type Releases = ReadonlyMap<string, readonly GroupRelease[]>;

/** A group that is written about, with what was released of it in each wave. */
interface GroupOf {
  readonly view: WaveView;
  readonly group: WaveView['study']['definition']['groups'][number];
  readonly released: readonly ReleasedWave[];
  readonly approachedIn: ApproachedIn;
}

/**
 * Returns all that may be seen in a snapshot. It is made of what was released alone, so that no
 * test, sentence or chart can tell of a number that is hidden.
 */
export async function makeDocuments(
  ctx: Ctx,
  view: WaveView,
  { id, releases }: { readonly id: string; readonly releases: Releases },
): Promise<SnapshotDocument[]> {
  const { wave, study } = view;
  const { groups, bureaus } = study.definition;
  const slugs = groups.map(({ slug }) => slug);
  const asked = await listAskedQuestionnaires(ctx, [...releases.keys()], slugs);
  const approachedIn = await countApproached(ctx, wave.slug, slugs);
  const made: SnapshotDocument[] = [];
  const headline: { -readonly [K in keyof DocumentOf<'headline'>]: DocumentOf<'headline'>[K][number][] } = {
    turnout: [],
    anchored: [],
    beside: [],
  };
  const compositions: DocumentOf<'composition'>[number][] = [];
  for (const group of groups) {
    const released = asked
      .filter((one) => one.group === group.slug)
      .flatMap(({ wave, questionnaire }): ReleasedWave[] => {
        const release = releases.get(wave)?.find((one) => one.group === group.slug);
        return release ? [{ wave, questionnaire, release }] : [];
      });
    const of: GroupOf = { view, group, released, approachedIn };
    const now = released.find((one) => one.wave === wave.slug);
    if (!now) continue;
    made.push(...makeResults(of, now, id), ...makeCrosstabs(of, now));
    const about = turnoutOf(of, now);
    headline.turnout.push(about);
    headline.anchored.push(
      ...compareHeadline({
        wave,
        groups: [group.slug],
        baseline: study.baseline,
        countsIn: releasedIn([now]),
        approachedIn,
      }).map((one) => ({ ...one, figure: figureInWholePercent(one.figure) })),
    );
    const others = listComparable(wave, view.waves);
    const nearest = others.find((other) => other.kind === 'fieldwork' && releases.has(other.slug));
    for (const against of others) {
      if (against.kind === 'fieldwork' && !released.some((one) => one.wave === against.slug)) continue;
      const compared = await compare(ctx, of, now, against);
      made.push(documentOf('comparison', [group.slug, against.slug], compared));
      if (against !== nearest) continue;
      const { outcomes, remarks } = compared;
      headline.beside.push({ wave: wave.slug, against: against.slug, group: group.slug, outcomes, remarks });
    }
    if (group.background.length && about.n > 0) {
      const then = nearest && released.find((one) => one.wave === nearest.slug);
      compositions.push({
        group: group.slug,
        ...(then && { against: then.wave }),
        ...compose(of, now, then),
      });
    }
  }
  const expected = await openExpectations(ctx, view, releases.get(wave.slug) ?? [], headline.anchored);
  if (expected.length) made.push(documentOf('expectations', [], expected));
  const account = { wave: wave.slug, soFar: false };
  for (const viewer of bureaus.map(({ slug }) => slug)) {
    const fieldwork = await accountFieldwork(ctx, account, study.definition, viewer, approachedIn);
    made.push(documentOf('fieldwork', [], fieldwork, viewer));
  }
  const pooled = poolFieldwork(await accountFieldwork(ctx, account, study.definition));
  if (pooled) made.push(documentOf('fieldwork', [], pooled));
  return [...made, documentOf('headline', [], headline), documentOf('composition', [], compositions)];
}

function turnoutOf({ group, approachedIn }: GroupOf, { release }: ReleasedWave): Turnout {
  const n = peopleIn(release);
  return { group: group.slug, n, population: populationOf(approachedIn(group.slug), n) };
}

/** The results of all bureaus together, and of each alone. */
function makeResults(
  { view, group, approachedIn }: GroupOf,
  { release, questionnaire }: ReleasedWave,
  snapshot: string,
): SnapshotDocument[] {
  const bureaus = [undefined, ...view.study.definition.bureaus.map(({ slug }) => slug)];
  return bureaus.map((bureau) => {
    const n = bureau === undefined ? peopleIn(release) : (release.n[bureau] ?? 0);
    const approached = approachedIn(group.slug, bureau);
    const population = populationOf(approached, n);
    return documentOf(
      'results',
      [group.slug],
      {
        wave: view.wave.slug,
        group: group.slug,
        bureau: bureau ?? null,
        synthetic: view.wave.synthetic,
        snapshot,
        n,
        approached: approached.people,
        population,
        interval: population === null ? 'wilson' : 'wilson-finite',
        questions: showTables({ questionnaire, release, bureau, n, population }),
      },
      bureau,
    );
  });
}

/** The wave beside an earlier one, out of what was released of both. */
async function compare(
  ctx: Ctx,
  { view, group, released, approachedIn }: GroupOf,
  now: ReleasedWave,
  against: Wave,
): Promise<DocumentOf<'comparison'>> {
  const { wave, waves, study } = view;
  const then = released.find((one) => one.wave === against.slug);
  const pair = then ? [now, then] : [now];
  // A published figure stands beside this wave alone, on all the bases that this wave tells.
  const before = against.kind === 'baseline' ? [] : wavesOfLine(wave, waves);
  const line = before.flatMap(({ slug }) => {
    const found = released.find((one) => one.wave === slug);
    return found && !pair.includes(found) ? [onlyWhole(found)] : [];
  });
  const countsIn = releasedIn([...pair, ...line]);
  const found = await compareWaves({
    wave,
    waves,
    against,
    group: group.slug,
    core: coreOf(group.core, pair, countsIn(wave.slug, group.slug)),
    baseline: study.baseline,
    countsIn,
    approachedIn,
    judgementsAgainst: await listJudgements(ctx, wave.slug, group.slug),
  });
  const composition = peopleIn(now.release) ? compose({ view, group, released, approachedIn }, now, then) : undefined;
  const asked = then && compareOnce(then.questionnaire, now.questionnaire, found.judgements);
  const remarksOn = await readRemarks(ctx, { wave, against, approachedIn }, study.definition, [group.slug]);
  return {
    ...comparisonInWholePercent(found),
    // What is withheld is not what was asked otherwise: questions are compared as they were asked.
    breaks: then && asked ? findBreaks(now.questionnaire, then.questionnaire, asked) : found.breaks,
    // Who judged is an address, and nobody's business but the coordinator's.
    judgements: found.judgements.map((judgement) => ({ ...judgement, by: null })),
    composition,
    remarks: remarksOn(group.slug),
  };
}

/** The core outcomes of which every answer is told in both waves: the family of this viewer. */
function coreOf(core: readonly string[], pair: readonly ReleasedWave[], now: ReturnType<CountsIn>): string[] {
  const questions = now?.questionnaire.questions ?? [];
  return core.filter((name) => {
    const found = findOutcome(name, questions);
    if (!found) return false;
    const { table, option } = found;
    if (table.shape !== 'several') return isWhole(pair, table.id);
    return pair.every(({ release }) => {
      const pooled = release.tables.find(({ id }) => id === table.id)?.pooled;
      const cells = pooled && 'cells' in pooled ? pooled.cells : [];
      return cells.some(({ codes, count }) => codes.join() === String(option?.code) && count !== null);
    });
  });
}

/** Who took part. How many did before is told only where that answer stands by itself. */
function compose({ group }: GroupOf, now: ReleasedWave, then: ReleasedWave | undefined) {
  const countsIn = releasedIn(then ? [now, then] : [now]);
  const [counted, before] = [countsIn(now.wave, group.slug), then && countsIn(then.wave, group.slug)];
  const { tookPartBefore, ...others } = group;
  const pooled = now.release.tables.find(({ id }) => id === tookPartBefore?.question)?.pooled;
  const cells = pooled && 'cells' in pooled ? pooled.cells : [];
  const told = tookPartBefore?.codes.every((code) =>
    cells.some(({ codes, count }) => codes.join() === String(code) && count !== null),
  );
  return counted
    ? composeGroup(told ? group : { ...others, tookPartBefore: undefined }, counted, before?.n ? before : undefined)
    : { n: { now: 0 }, parts: [] };
}

/** The crosstabs that study.yaml names, of which every number may be told. */
function makeCrosstabs({ group }: GroupOf, now: ReleasedWave): SnapshotDocument[] {
  const { crosstabs } = now.release;
  return crosstabs.flatMap((crosstab) => {
    const { row, column, rows, columns, counts, open } = crosstab;
    const [a, b] = [sideOf(now, row, rows, open?.row), sideOf(now, column, columns, open?.column)];
    if (!counts || !a || !b) return [];
    const turned = columns.map((_, j) => counts.map((people) => people[j] ?? 0));
    const both = [
      { row: a, column: b, people: counts },
      { row: b, column: a, people: turned },
    ];
    return both.map((one) =>
      documentOf('crosstab', [group.slug, one.row.id, one.column.id], {
        ...crosstabInWholePercent(crosstabOf(one.row, one.column, one.people)),
        n: peopleIn(now.release),
        everybody: open !== null,
        pairs: crosstabs.length,
      }),
    );
  });
}

/** A side of a crosstab; with the answers at the place `open` goes who left the question open. */
function sideOf(
  { questionnaire, release }: ReleasedWave,
  id: string,
  blocks: CrosstabRelease['rows'],
  open: number | undefined,
): CrosstabQuestion | undefined {
  const table = questionnaire.questions.flatMap(({ results }) => results.tables).find((one) => one.id === id);
  if (!table) return undefined;
  const pooled = release.tables.find((one) => one.id === id)?.pooled;
  const isLeftOpen = isShown(pooled) && pooled.base < peopleIn(release);
  const options = blocks.flatMap((codes, i) => {
    const first = table.options.find(({ code }) => codes.includes(String(code)));
    const label = labelOf(table, codes);
    return first ? [{ code: first.code, label: isLeftOpen && i === open ? nameWithOpen(label) : label }] : [];
  });
  return { id, text: table.text, overlapping: false, ordered: table.shape === 'scale', options };
}
