import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { openSqliteFile } from '../../src/database/sqlite.js';
import { optOut } from '../../src/fieldwork/opt-out.js';
import { eraseResponse } from '../../src/response/receipt.js';
import { submitResponse } from '../../src/response/submission.js';
import { zoe } from '../support/cast.js';
import { codeOf, eligible, fillIn } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';

const secret = 'Dit zou alleen Zoë zo zeggen: een paarse olifant.';

/** How often a text stands in the bytes of the database, once what waits in the WAL is in the file. */
function occurrences({ database }: Ctx, text: string): number {
  const file = database.file ?? '';
  const other = openSqliteFile(file);
  other.pragma('wal_checkpoint(TRUNCATE)');
  other.close();
  const bytes = [file, `${file}-wal`, `${file}-journal`]
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path));
  return Buffer.concat(bytes).toString('latin1').split(Buffer.from(text).toString('latin1')).length - 1;
}

describe('the file of SQLite', () => {
  async function filledIn() {
    const { ctx, invite } = await openWorld('sqlite');
    const [token = ''] = await invite([zoe]);
    const respondent = await fillIn(ctx, token, seeded(6), { ...eligible, XC_SLOT_OPEN: secret });
    expect(occurrences(ctx, secret)).toBe(1);
    expect(occurrences(ctx, codeOf(respondent))).toBe(1);
    return { ctx, respondent, code: codeOf(respondent) };
  }

  it('has an empty log beside it once that was emptied', async () => {
    const { ctx, respondent, code } = await filledIn();
    await submitResponse(ctx, respondent, code);
    const log = `${ctx.database.file ?? ''}-wal`;
    expect(statSync(log).size).toBeGreaterThan(0);
    await ctx.database.emptyLog();
    expect(statSync(log).size).toBe(0);
  });

  it('holds no byte of a draft that was dropped', async () => {
    const { ctx, respondent, code } = await filledIn();
    await optOut(ctx, respondent.invitee);
    expect([secret, code].map((text) => occurrences(ctx, text))).toEqual([0, 0]);
  });

  it('holds sent answers once and their code never, and nothing of them once they are erased', async () => {
    const { ctx, respondent, code } = await filledIn();
    await submitResponse(ctx, respondent, code);
    expect([secret, code].map((text) => occurrences(ctx, text))).toEqual([1, 0]);
    await eraseResponse(ctx, code);
    expect([secret, code].map((text) => occurrences(ctx, text))).toEqual([0, 0]);
  });
});
