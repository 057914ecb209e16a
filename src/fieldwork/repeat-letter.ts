import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { lockLetters } from '../study/letters-lock.js';
import { getOpenWave } from '../study/waves.js';
import { getOwnPerson, type OwnPerson, type Owner } from './own-people.js';
import { listPersonLetters, type PersonLetter } from './person-letters.js';
import { requeue } from './requeue.js';
import { requireSecret } from './secret-check.js';

/**
 * Returns the letter that can be sent again to somebody: the last one. There is none for who
 * answered, opted out or is not meant, and none while a letter waits.
 */
export function findRepeatable({ state }: OwnPerson, letters: readonly PersonLetter[]): PersonLetter | undefined {
  if (state === 'answered' || state === 'opted-out' || state === 'not-meant') return undefined;
  if (letters.some((letter) => letter.state === 'queued' || letter.state === 'claimed')) return undefined;
  return letters.at(-1);
}

/**
 * Puts the last letter to one of a bureau's people back in the queue, since staff say so. An
 * address that was thought wrong is tried again. Returns its step; undefined where none can be sent
 * again, as when it already waits. Throws for a wave that is not open.
 */
export async function repeatLetter(ctx: Ctx, owner: Owner, id: string): Promise<string | undefined> {
  return transact(ctx, async (tx) => {
    await lockLetters(tx, owner.wave);
    await getOpenWave(tx, owner.wave);
    await requireSecret(tx);
    const person = await getOwnPerson(tx, owner, id);
    const letter = findRepeatable(person, await listPersonLetters(tx, owner, person));
    if (!letter) return undefined;
    if (!(await requeue(tx, [letter.id]))) return undefined;
    if (letter.state === 'accepted') {
      // A letter that arrived is another one the second time: a mailbox drops what it has already.
      const queued_at = tx.now().toISOString();
      await tx.db.updateTable('outbox').set({ queued_at }).where('id', '=', letter.id).execute();
    }
    await tx.db.updateTable('invitee').set({ bounced_at: null }).where('id', '=', person.id).execute();
    return letter.step;
  });
}
