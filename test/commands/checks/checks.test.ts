import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { checkLastBackup } from '../../../src/commands/checks/last-backup.js';
import { checkLetters } from '../../../src/commands/checks/letters.js';
import { checkAddress, checkNode } from '../../../src/commands/checks/machine.js';
import { checkMail } from '../../../src/commands/checks/mail.js';
import { describeDatabase } from '../../../src/database/describe.js';
import { stopSending } from '../../../src/fieldwork/plan.js';
import { noteBackup } from '../../../src/study/last-backup.js';
import { addWave, closeWave, openWave } from '../../../src/study/wave-life.js';
import { databases } from '../../support/database.js';
import { openWorld } from '../../support/world.js';

const production = { NODE_ENV: 'production', SECRET: 'x'.repeat(32) };

describe.each(databases)('doctor on %s', (kind) => {
  it('names the database and how it is set, and never its password', async () => {
    const { ctx } = await openWorld(kind);
    const sentence = await describeDatabase(ctx.database);
    expect(sentence).toMatch(
      kind === 'sqlite'
        ? /^SQLite 3\.\S+: \/\S+\/golfslag\.sqlite, \d+\.\d MB; journal wal, synchronous full; one connection writes\.$/
        : /^PostgreSQL \d+\S*: golfslag_test_\w+ at \S+:\d+, \d+ MB; \d+ connections in use of \d+, .+ takes 10 at most\.$/,
    );
    const { password } = kind === 'postgres' ? new URL(ctx.database.url) : { password: 'no password' };
    expect(sentence).not.toContain(password);
  });

  it('finds sending stopped only while a wave is open', async () => {
    const { ctx } = await openWorld(kind);
    expect(await checkLetters(ctx)).toBe('0 queued, 0 accepted, 0 failed, 0 unknown.');
    await stopSending(ctx, '2026');
    await expect(checkLetters(ctx)).rejects.toThrow(/Sending of wave 2026 is stopped; `golfslag resume --wave 2026`/);
    await closeWave(ctx, '2026');
    expect(await checkLetters(ctx)).not.toContain('stopped');
  });
});

describe.each(databases)('the last backup, on %s', (kind) => {
  /** Notes a backup of so many hours ago. */
  async function backUp({ ctx }: Awaited<ReturnType<typeof openWorld>>, hours: number) {
    await noteBackup(ctx);
    const at = new Date(ctx.now().getTime() - hours * 3_600_000 - 1000);
    utimesSync(join(ctx.config.dataDir, 'last-backup'), at, at);
  }

  it('is a day old at most while a wave is open, in production', async () => {
    const world = await openWorld(kind, production);
    expect(await checkLastBackup(world.ctx)).toBe('No backup was made yet.');
    await addWave(world.ctx, '2026');
    await openWave(world.ctx, '2026');
    await expect(checkLastBackup(world.ctx)).rejects.toThrow(
      /^No backup was made yet, and wave 2026 is open: make one/,
    );
    await backUp(world, 23);
    expect(await checkLastBackup(world.ctx)).toBe('The last backup was made 23 hours ago.');
    await backUp(world, 72);
    await expect(checkLastBackup(world.ctx)).rejects.toThrow(
      /^The last backup was made 3 days ago, and wave 2026 is open/,
    );
  });

  it('is only told elsewhere', async () => {
    expect(await checkLastBackup((await openWorld(kind)).ctx)).toMatch(/^No backup was made yet, and wave 2026/);
  });
});

it('a missing mail server is not right in production, and said elsewhere', async () => {
  await expect(checkMail((await openWorld('sqlite', production)).ctx)).rejects.toThrow(/^SMTP_URL is not set/);
  expect(await checkMail((await openWorld('sqlite')).ctx)).toMatch(/^SMTP_URL is not set/);
});

it('links that only this machine opens are not right in production, and said elsewhere', async () => {
  const look = (production: boolean, baseUrl: string) => checkAddress({ config: { production, baseUrl } });
  await expect(look(true, 'http://localhost:3000')).rejects.toThrow(/^Links in letters lead to .+: set BASE_URL/);
  expect(await look(false, 'http://localhost:3000')).toMatch(/set BASE_URL/);
  expect(await look(true, 'https://onderzoek.bureau.nl')).toBe('Links in letters lead to https://onderzoek.bureau.nl.');
});

test.each([
  ['20.20.2', '2026-04-30T12:00:00Z', 'Node 20.20.2.'],
  ['20.20.2', '2026-05-01T12:00:00Z', 'Node 20.20.2 got its last security fixes on 2026-04-30: move to Node 24.'],
  ['24.4.0', '2027-01-01T12:00:00Z', 'Node 24.4.0.'],
  ['99.0.0', '2027-01-01T12:00:00Z', 'Node 99.0.0.'],
])('Node %s on %s', async (version, now, sentence) => {
  const look = (inProduction: boolean) =>
    checkNode({ config: { production: inProduction }, now: () => new Date(now) }, version);
  expect(await look(false)).toBe(sentence);
  if (sentence.includes('last')) await expect(look(true)).rejects.toThrow(sentence);
  else expect(await look(true)).toBe(sentence);
});
