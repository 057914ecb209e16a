import type { Ctx } from '../context.js';
import { ownBureauOf } from '../access/rights.js';
import type { Fieldwork, FieldworkCell } from '../fieldwork/figures.js';
import { countFieldwork } from '../fieldwork/fieldwork.js';
import { refuseBaseline, refuseWithout, waitsForClosing, type WaveView } from './view.js';

/** How many people were asked, and how many of them have come to the end. */
interface Asked {
  readonly asked: number;
  readonly done: number;
}

/** The same of a group: of one's own bureau, and of all. */
export interface AskedSoFar {
  readonly group: string;
  readonly own: Asked;
  readonly all: Asked;
}

/** Returns how many of each group were asked and have come to the end; nothing of their answers. */
export async function readAskedSoFar(ctx: Ctx, view: WaveView): Promise<readonly AskedSoFar[]> {
  refuseWithout(view, 'fieldwork.read');
  refuseBaseline(view);
  const { wave, study, viewer } = view;
  const counted = { wave: wave.slug, soFar: waitsForClosing(view) };
  const [all, own] = await Promise.all([
    countFieldwork(ctx, counted, study.definition),
    countFieldwork(ctx, counted, study.definition, ownBureauOf(viewer) ?? ''),
  ]);
  return study.definition.groups.map(({ slug: group }) => {
    const sumOf = ({ cells }: Pick<Fieldwork, 'cells'>) => sum(cells.filter((cell) => cell.group === group));
    return { group, own: sumOf(own), all: sumOf(all) };
  });
}

function sum(cells: readonly FieldworkCell[]): Asked {
  const total = (of: (cell: FieldworkCell) => number) => cells.reduce((before, cell) => before + of(cell), 0);
  return { asked: total(({ invited }) => invited), done: total(({ completed }) => completed) };
}
