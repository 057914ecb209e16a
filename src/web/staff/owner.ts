import type { Owner } from '../../fieldwork/own-people.js';
import { problems } from '../../problem.js';
import type { StaffScope, WaveScope } from './scope.js';

/**
 * Returns whose people a page shows by name: those of the viewer's own bureau. Throws without one.
 */
export function ownerOf(scope: WaveScope): Owner {
  const owner = findOwner(scope);
  if (!owner) throw problems.notFound();
  return owner;
}

/**
 * Returns the bureau that the viewer sends for; undefined for who sees every bureau, and is told
 * of all, also where they have one of their own.
 */
export function findSender(scope: StaffScope): Owner | undefined {
  return scope.bureau === undefined ? undefined : findOwner(scope);
}

/**
 * Returns whose people a page shows by name; undefined for who may see nobody by name, and before
 * there is a wave.
 */
export function findOwner({ viewer, wave }: StaffScope): Owner | undefined {
  const { rights, bureau } = viewer;
  return wave && bureau !== null && rights.has('invitees.read') ? { wave: wave.slug, bureau } : undefined;
}
