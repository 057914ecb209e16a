import type { Tx } from '../context.js';
import { eachBatch } from '../database/copy-rows.js';
import { secretFits } from '../fieldwork/secret-check.js';
import { erasedHash, takeOutResponse } from '../response/receipt.js';

/**
 * Takes every response out of a copy that its list of erased ones names, with its tallies. Returns
 * how many; undefined where SECRET is another, so that nobody can tell.
 */
export async function takeOutErased(tx: Tx): Promise<number | undefined> {
  if (!(await secretFits(tx))) return undefined;
  const rows = await tx.db.selectFrom('erased').select('hash').execute();
  const hashes = new Set(rows.map(({ hash }) => hash));
  if (!hashes.size) return 0;
  let taken = 0;
  for await (const batch of eachBatch(tx.db, { name: 'response', columns: ['id'], key: ['id'] })) {
    for (const { id } of batch) {
      if (hashes.has(erasedHash(tx, String(id))) && (await takeOutResponse(tx, String(id)))) taken++;
    }
  }
  return taken;
}
