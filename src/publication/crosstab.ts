import { z } from 'zod';
import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { countTestablePairs, crosstabulate, sidesOf } from '../results/crosstab.js';
import { Crosstab, CrosstabCell, CrosstabRow } from '../results/crosstab-table.js';
import type { Table } from '../questionnaire/question.js';
import { findAskedQuestionnaire, refuseUnknown } from '../study/stored.js';
import { listDocuments, readDocument } from './documents.js';
import { hiding, SnapshotId, synthetic } from './suppression.js';
import { refuseWithout, seesLive, waitsForClosing, type WaveView } from './view.js';

/** What a crosstab of a group can be made of, for a viewer. */
export interface CrosstabView {
  readonly view: WaveView;
  readonly group: string;
  /** Undefined before the wave opens, and for a viewer of published results alone. */
  readonly questionnaire: Questionnaire | undefined;
  readonly tables: readonly Table[];
  /** How many pairs of them can be tested. */
  readonly pairs: number;
  /** The pairs that a viewer of published results may see; left out for who may ask any. */
  readonly published?: readonly { readonly row: string; readonly column: string }[];
}

/**
 * Returns what a crosstab of a group can be made of. Throws for an unknown group, and while
 * crosstabs wait for the wave to close.
 */
export async function viewCrosstab(ctx: Ctx, view: WaveView, group: string): Promise<CrosstabView> {
  refuseWithout(view, 'results.read');
  refuseUnknown(view.study.definition, { group });
  if (!seesLive(view)) return viewPublished(ctx, view, group);
  refuseUntilClosed(view);
  const questionnaire = (await findAskedQuestionnaire(ctx, view.wave.slug, group))?.questionnaire;
  if (!questionnaire) return { view, group, questionnaire, tables: [], pairs: 0 };
  return { view, group, questionnaire, tables: sidesOf(questionnaire), pairs: countTestablePairs(questionnaire) };
}

/** The pairs of questions that a snapshot holds. */
async function viewPublished(ctx: Ctx, view: WaveView, group: string): Promise<CrosstabView> {
  const { snapshot, wave } = view;
  const published = snapshot ? (await listDocuments(ctx, snapshot, 'crosstab')).filter(([own]) => own === group) : [];
  const asked = published.length ? await findAskedQuestionnaire(ctx, wave.slug, group) : undefined;
  const questionnaire = asked?.questionnaire;
  const named = published.map(([, row = '', column = '']) => ({ row, column }));
  const isNamed = ({ id }: Table) => named.some(({ row, column }) => row === id || column === id);
  const tables = questionnaire ? sidesOf(questionnaire).filter(isNamed) : [];
  return { view, group, questionnaire, tables, pairs: named.length, published: named };
}

const Cell = z
  .object({ ...CrosstabCell.unwrap().shape, suppressed: hiding.suppressed })
  .readonly()
  .meta({ id: 'CrosstabCell', description: 'The people who gave both answers.' });

const Row = z
  .object({ ...CrosstabRow.unwrap().omit({ label: true }).shape, cells: z.array(Cell).readonly() })
  .readonly()
  .meta({ id: 'CrosstabRow', description: 'The people who gave one answer, by what they gave to the other question.' });

const { row, column, n, base, everybody, association, pairs } = Crosstab.unwrap().shape;

/** Two questions of a group together, as somebody may see them; nothing while they may not. */
export const ShownCrosstab = z
  .object({
    wave: z.string(),
    group: z.string(),
    synthetic,
    snapshot: SnapshotId,
    row: row.nullable(),
    column: column.nullable(),
    n,
    base,
    everybody,
    rows: z.array(Row).readonly().meta({ description: 'In the order of the row’s options.' }),
    test: association.nullable(),
    pairs,
  })
  .meta({ id: 'Crosstab', description: 'Two questions together: counts, percentages and the test.' });

type SuppressedRow = Omit<CrosstabRow, 'cells'> & { readonly cells: readonly z.infer<typeof Cell>[] };

/** A crosstab of which each cell says whether it is hidden. */
export interface SuppressedCrosstab extends Crosstab {
  readonly rows: readonly SuppressedRow[];
}

/**
 * Returns two questions of a group together. Throws for questions that have no answers to choose
 * from, for the same one twice, and while crosstabs wait for the wave to close.
 */
export async function readCrosstab(
  ctx: Ctx,
  { view, group, questionnaire }: CrosstabView,
  asked: { readonly row: string; readonly column: string },
): Promise<SuppressedCrosstab> {
  refuseWithout(view, 'results.read');
  const found = seesLive(view)
    ? await crosstabulate(ctx, questionnaire, { wave: view.wave.slug, group }, asked)
    : await readPublished(ctx, view, group, asked);
  const { rows, all } = found;
  const hide = (cell: CrosstabCell) => ({ ...cell, suppressed: false });
  return {
    ...found,
    rows: rows.map((one) => ({ ...one, cells: one.cells.map(hide) })),
    all: { ...all, cells: all.cells.map(hide) },
  };
}

/** One of the pairs that study.yaml names, either way round. Throws for any other. */
async function readPublished(
  ctx: Ctx,
  { snapshot }: WaveView,
  group: string,
  { row, column }: { readonly row: string; readonly column: string },
): Promise<Crosstab> {
  const found = snapshot && (await readDocument(ctx, snapshot, 'crosstab', [group, row, column]));
  if (!found) throw problems.notPublishedTogether(row, column);
  return found;
}

function refuseUntilClosed(view: WaveView): void {
  if (waitsForClosing(view)) throw problems.waveMustClose(view.wave.slug, 'Crosstabs');
}
