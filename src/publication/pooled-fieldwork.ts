import type { Ctx } from '../context.js';
import { ratesOf, sumDispositions, sumKnown } from '../fieldwork/dispositions.js';
import type { Fieldwork, FieldworkCell } from '../fieldwork/figures.js';
import { readDocument } from './documents.js';
import { readFieldwork } from './fieldwork.js';
import { fewestInSum } from './frame.js';
import { refuseWithout, seesLive, type WaveView } from './view.js';

/** What stands in the place of a bureau where every one is meant. */
const everyBureau = '';

/**
 * Returns how the asking of a closed wave ended, of all bureaus together. Undefined where it is not
 * told: of a snapshot of before it was kept, and of fewer than three bureaus that asked.
 */
export async function readPooledFieldwork(ctx: Ctx, view: WaveView): Promise<Fieldwork | undefined> {
  refuseWithout(view, 'fieldwork.read');
  if (seesLive(view)) return poolFieldwork(await readFieldwork(ctx, view));
  return view.snapshot && readDocument(ctx, view.snapshot, 'fieldwork', [], everyBureau);
}

/**
 * Returns the fieldwork of every bureau as one: no days, and of who belongs the sum alone. Whom two
 * bureaus brought counts once in it. A group that fewer than three bureaus asked is left out, since
 * each would know the other's; undefined where none is left.
 */
export function poolFieldwork({ wave, waits, cells, frame, letterChanges }: Fieldwork): Fieldwork | undefined {
  const asked = cells.filter(({ dispositions }) => Object.values(dispositions).some((people) => people !== 0));
  const pooled = [...new Set(asked.map(({ group }) => group))].flatMap((group) => {
    const own = asked.filter((cell) => cell.group === group);
    return own.length < fewestInSum ? [] : [sumOf(own, group)];
  });
  if (pooled.length === 0) return undefined;
  return {
    ...{ wave, waits },
    cells: pooled,
    rates: Object.fromEntries(pooled.map(({ group, rates }) => [group, rates])),
    days: [],
    letterChanges: letterChanges.filter(({ bureau }) => bureau === null),
    frame: frame.filter(({ bureau }) => bureau === null),
  };
}

function sumOf(cells: readonly FieldworkCell[], group: string): FieldworkCell {
  const dispositions = sumDispositions(cells);
  const total = (of: (cell: FieldworkCell) => number) => cells.reduce((sum, cell) => sum + of(cell), 0);
  return {
    group,
    bureau: everyBureau,
    invited: total(({ invited }) => invited),
    delivered: total(({ delivered }) => delivered),
    bounced: total(({ bounced }) => bounced),
    optedOut: total(({ optedOut }) => optedOut),
    started: sumKnown(cells.map(({ started }) => started)),
    completed: total(({ completed }) => completed),
    dispositions,
    rates: ratesOf(dispositions),
  };
}
