import type { Ctx } from '../context.js';
import type { Fieldwork } from '../fieldwork/figures.js';
import { numbersIn } from '../language/numbers.js';
import { inLanguage, type Language } from '../language/text.js';
import type { Reader } from '../presentation/hidden.js';
import type { Locale } from '../presentation/locale.js';
import { resultsTexts } from '../presentation/texts/results.js';
import { problems } from '../problem.js';
import {
  getAgainst,
  isVisible,
  listComparedWith,
  readComparison,
  readHeadline,
  type Headline,
  type ShownComparison,
} from '../publication/comparison.js';
import { readComposition } from '../publication/composition.js';
import type { ShownComposition } from '../publication/documents.js';
import { readPooledFieldwork } from '../publication/pooled-fieldwork.js';
import { readResults, type ShownResults } from '../publication/results.js';
import { listSnapshots, type Snapshot } from '../publication/snapshot.js';
import { refuseBaseline, rulesOf, seesLive, type WaveView } from '../publication/view.js';
import type { StudyDefinition } from '../study/definition.js';
import { listProtocols, type Protocol } from '../study/protocol.js';
import { statusOf, type Wave } from '../study/waves.js';

/** All that a report of a wave tells, before it is put in words. */
export interface WaveReport {
  readonly view: WaveView;
  /** Its language, and the rules by which its numbers are hidden. */
  readonly page: Locale & Reader;
  readonly headline: Headline;
  /** Those that answered. */
  readonly groups: readonly GroupReport[];
  /** How the asking ended, over all bureaus; undefined where it is not told. */
  readonly fieldwork: Fieldwork | undefined;
  /** What was published of the wave, the latest first. */
  readonly snapshots: readonly Snapshot[];
  /** How people were asked, in the order in which it changed; none where it is not known. */
  readonly protocols: readonly Protocol[];
}

/** What a report tells of a group. */
export interface GroupReport {
  readonly group: StudyDefinition['groups'][number];
  readonly name: string;
  /** Of all bureaus together. */
  readonly results: ShownResults;
  /** Beside each earlier wave, the one that was asked for first. */
  readonly comparisons: readonly ShownComparison[];
  readonly composition: ShownComposition | undefined;
  /** The number of each question that can be answered, by its id. */
  readonly numberOf: ReadonlyMap<string, number>;
}

/** What a report is to be like. */
export interface ReportWish {
  /** The wave that it compares with first; left out, the baseline. */
  readonly against?: string | undefined;
  readonly language: Language;
}

/**
 * Returns what a report of a closed wave tells, as somebody may see it: of all bureaus together,
 * whoever looks. Throws for a baseline, for a wave that is not closed or not published yet, and for
 * an unknown or later wave to compare with.
 */
export async function readWaveReport(ctx: Ctx, view: WaveView, { against, language }: ReportWish): Promise<WaveReport> {
  const { wave, study } = view;
  refuseBaseline(view);
  if (statusOf(wave) !== 'closed') throw problems.waveMustClose(wave.slug, 'Reports');
  if (!seesLive(view) && !view.snapshot) throw problems.noSnapshot(wave.slug);
  const first = against === undefined ? study.baseline?.wave : getAgainst(view, against).slug;
  const compositions = await readComposition(ctx, view);
  const groups: GroupReport[] = [];
  for (const group of study.definition.groups) {
    const results = await readResults(ctx, view, group.slug);
    if (results.n === 0) continue;
    const comparisons: ShownComparison[] = [];
    for (const other of await listAgainst(ctx, view, group.slug, first)) {
      comparisons.push(await readComparison(ctx, view, { group: group.slug, against: other }));
    }
    const asked = (results.questionnaire?.questions ?? []).filter(({ form }) => form.fields.length > 0);
    groups.push({
      group,
      name: inLanguage(group.name, language),
      results,
      comparisons: comparisons.filter(({ n }) => n > 0),
      composition: compositions.find((one) => one.group === group.slug),
      numberOf: new Map(asked.map(({ id }, i) => [id, i + 1])),
    });
  }
  const found = groups.some(({ comparisons }) => comparisons.some((one) => one.against === against));
  if (against !== undefined && groups.length && !found) {
    const isKnown = waveNamed({ view }, against) !== undefined;
    throw isKnown ? problems.notComparedWith(wave.slug, against) : problems.unknownWave(against);
  }
  return {
    view,
    page: { language, numbers: numbersIn(language), t: resultsTexts[language], rules: rulesOf(view) },
    headline: await readHeadline(ctx, view),
    groups,
    fieldwork: await readPooledFieldwork(ctx, view),
    snapshots: await listSnapshots(ctx, wave.slug, { unpublished: false }),
    protocols: (await listProtocols(ctx, [wave.slug])).map(({ protocol }) => protocol),
  };
}

/** The earlier waves that a report compares with: of counted ones those of the same sort. */
async function listAgainst(ctx: Ctx, view: WaveView, group: string, first: string | undefined): Promise<Wave[]> {
  const { wave, study } = view;
  const isAlike = (other: Wave) =>
    other.slug === study.baseline?.wave ||
    (other.kind === 'fieldwork' && other.synthetic === wave.synthetic && isVisible(study.definition, [other]));
  const others = (await listComparedWith(ctx, view, group)).filter((other) => other.slug === first || isAlike(other));
  return others.toSorted((a, b) => Number(b.slug === first) - Number(a.slug === first));
}

/** Returns a wave by its name. */
export function waveNamed({ view }: Pick<WaveReport, 'view'>, slug: string): Wave | undefined {
  return view.waves.find((wave) => wave.slug === slug);
}
