import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/open.js';
import { isProcessAlive, holdProcessLock } from '../../src/database/process-lock.js';
import { root } from '../../src/root.js';
import { afterwards } from '../support/afterwards.js';
import { databases, freshDatabaseUrl } from '../support/database.js';

describe.each(databases)('the lock of a process on %s', (kind) => {
  it('is seen by others until it leaves, and by nobody under another name', async () => {
    const url = await freshDatabaseUrl(kind);
    const [one, other] = [openDatabase(url), openDatabase(url)];
    afterwards(() => Promise.all([one.close(), other.close()]));
    const leave = await holdProcessLock(one, 'sender');
    expect([
      await isProcessAlive(other, 'sender'),
      await isProcessAlive(one, 'sender'),
      await isProcessAlive(other, 'else'),
    ]).toEqual([true, true, false]);
    await leave();
    expect([await isProcessAlive(other, 'sender'), await isProcessAlive(one, 'sender')]).toEqual([false, false]);
  });

  it('ends with the process, however that ends', async () => {
    const url = await freshDatabaseUrl(kind);
    const database = openDatabase(url);
    afterwards(() => database.close());
    const program = `
      const { openDatabase } = await import('./src/database/open.ts');
      const { holdProcessLock } = await import('./src/database/process-lock.ts');
      await holdProcessLock(openDatabase(${JSON.stringify(url)}), 'sender');
      process.stdout.write('here');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { cwd: root });
    const ended = once(child, 'close');
    afterwards(() => child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(await isProcessAlive(database, 'sender')).toBe(true);
    child.kill('SIGKILL');
    await ended;
    await expect.poll(() => isProcessAlive(database, 'sender')).toBe(false);
  });
});
