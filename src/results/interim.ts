import type { Kysely } from 'kysely';
import type { Tx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { responsesIn, sumCells, type TallyCell } from './cell.js';

/** How many responses more than it shows a cell must have before its figures change. */
export const step = 5;

/**
 * Shows viewers of an open wave the counts of a cell as they are now, if it has five responses more
 * than when they last changed. Never when it shrinks, and never because another cell grew: decision
 * 0004 tells why. Runs in the transaction that added responses. On PostgreSQL it does not see what
 * others are adding at the same moment, so figures may change one sending later.
 */
export async function releaseCounts(tx: Tx, { wave, grp, bureau }: TallyCell): Promise<void> {
  const cell = { wave, grp, bureau };
  if (!isDue(await readCell(tx, cell))) return;
  if (tx.database.kind === 'postgres') await lockCell(tx, cell);
  const now = await readCell(tx, cell);
  if (isDue(now)) await putCell(tx, { ...cell, n: now.n, figures: JSON.stringify(now.counts) });
}

/**
 * Shows no figures of open waves any more, until a cell has five responses more than it has now and
 * than it ever showed: how those that are there differ from those that were shown is not known.
 */
export async function restartInterim(tx: Tx): Promise<void> {
  const rows = await stripesOfCells(tx.db)
    .innerJoin('wave', 'wave.slug', 't.wave')
    .where('wave.opened_at', 'is not', null)
    .where('wave.closed_at', 'is', null)
    .execute();
  const nameOf = ({ wave, grp, bureau }: TallyCell) => [wave, grp, bureau].join(' ');
  const cells = new Map(rows.map((row) => [nameOf(row), row]));
  await tx.db.updateTable('interim').set({ figures: null }).execute();
  for (const [name, counts] of sumCells(rows, nameOf)) {
    const cell = cells.get(name);
    if (!cell) continue;
    const { wave, grp, bureau, before } = cell;
    await putCell(tx, { wave, grp, bureau, n: Math.max(before ?? 0, responsesIn(counts)), figures: null });
  }
}

/** The stripes of tallies, with the `n` of their cells. */
function stripesOfCells(db: Kysely<Tables>) {
  return db
    .selectFrom('tally as t')
    .leftJoin('interim as i', (join) =>
      join.onRef('i.wave', '=', 't.wave').onRef('i.grp', '=', 't.grp').onRef('i.bureau', '=', 't.bureau'),
    )
    .select(['t.wave', 't.grp', 't.bureau', 't.counts', 'i.n as before']);
}

/** The counts of a cell, as at one moment, and how many responses its figures need five more of. */
async function readCell(tx: Tx, { wave, grp, bureau }: TallyCell) {
  const rows = await stripesOfCells(tx.db)
    .where('t.wave', '=', wave)
    .where('t.grp', '=', grp)
    .where('t.bureau', '=', bureau)
    .execute();
  const counts = sumCells(rows, () => bureau).get(bureau) ?? {};
  return { counts, n: responsesIn(counts), before: rows[0]?.before ?? 0 };
}

function isDue({ n, before }: { readonly n: number; readonly before: number }): boolean {
  return n >= before + step;
}

/** Waits for another release of the cell, so that what is then read is the latest. */
async function lockCell(tx: Tx, cell: TallyCell): Promise<void> {
  await tx.db
    .insertInto('interim')
    .values({ ...cell, n: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.db
    .selectFrom('interim')
    .select('n')
    .where((eb) => eb.and({ wave: cell.wave, grp: cell.grp, bureau: cell.bureau }))
    .forUpdate()
    .execute();
}

async function putCell(tx: Tx, row: Tables['interim']): Promise<void> {
  const { n, figures } = row;
  await tx.db
    .insertInto('interim')
    .values(row)
    .onConflict((conflict) => conflict.columns(['wave', 'grp', 'bureau']).doUpdateSet({ n, figures }))
    .execute();
}
