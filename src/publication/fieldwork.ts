import { ownBureauOf } from '../access/rights.js';
import type { Ctx } from '../context.js';
import type { Fieldwork } from '../fieldwork/figures.js';
import { countFieldwork } from '../fieldwork/fieldwork.js';
import { listFrames } from '../fieldwork/sampling-frame.js';
import { countApproached, type ApproachedIn } from '../results/approached.js';
import type { StudyDefinition } from '../study/definition.js';
import { readDocument } from './documents.js';
import { frameOf } from './frame.js';
import { refuseWithout, waitsForClosing, type WaveView } from './view.js';

/**
 * Returns how fieldwork of a wave goes, and how many people belong beside those who were asked. A
 * viewer with one bureau gets that bureau, and of who belongs all bureaus together. While the wave
 * is open, what tells of answers or of how far somebody got waits.
 */
export async function readFieldwork(ctx: Ctx, view: WaveView): Promise<Fieldwork> {
  refuseWithout(view, 'fieldwork.read');
  const { wave, study, viewer, snapshot } = view;
  const own = ownBureauOf(viewer);
  const frozen = snapshot && (await readDocument(ctx, snapshot, 'fieldwork', [], own));
  if (frozen) return frozen;
  const groups = study.definition.groups.map(({ slug }) => slug);
  const approachedIn = own === undefined ? undefined : await countApproached(ctx, wave.slug, groups);
  const counted = { wave: wave.slug, soFar: waitsForClosing(view) };
  return accountFieldwork(ctx, counted, study.definition, own, approachedIn);
}

/**
 * Returns how fieldwork goes for one bureau or all, with who belongs. People approached are those
 * of all bureaus, for who sees one.
 */
export async function accountFieldwork(
  ctx: Ctx,
  counted: { readonly wave: string; readonly soFar: boolean },
  definition: Pick<StudyDefinition, 'groups' | 'bureaus'>,
  own?: string,
  approachedIn?: ApproachedIn,
): Promise<Fieldwork> {
  const found = await countFieldwork(ctx, counted, definition, own);
  const frames = await listFrames(ctx, counted.wave);
  const invitedInAll = (group: string) =>
    approachedIn?.(group).people ??
    found.cells.filter((cell) => cell.group === group).reduce((sum, { invited }) => sum + invited, 0);
  return { ...found, frame: frameOf({ frames, cells: found.cells, invitedInAll }, definition) };
}
