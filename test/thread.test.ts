import { expect, it } from 'vitest';
import { readListInThread } from '../src/fieldwork/invitee-list.js';
import { reportThread, TaskThread } from '../src/thread.js';
import { addOne, exhaustMemory, fail, waitFor } from './support/thread-work.js';

const module = new URL('./support/thread-work.ts', import.meta.url).href;

it(
  'does one task after another in a thread, and goes on when one failed or took too much',
  { timeout: 60_000 },
  async () => {
    const thread = new TaskThread();
    const tasks = [1, 2, 3].map((number) => thread.run(module, addOne, number));
    expect(await Promise.all(tasks)).toEqual([2, 3, 4]);
    await expect(thread.run(module, fail, 'why')).rejects.toThrow('why');
    const [exhausted, after] = [thread.run(module, exhaustMemory, 0), thread.run(module, addOne, 4)];
    await expect(exhausted).rejects.toThrow(/memory/);
    expect(await after).toBe(5);
  },
);

it('reads an upload while a report is being written, however long that takes', { timeout: 60_000 }, async () => {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const reports = [1, 2].map(() => reportThread.run(module, waitFor, flag));
  const read = await readListInThread(Buffer.from('email,group\nzoe@example.nl,ex-client'));
  expect(read).not.toHaveProperty('refused');
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
  expect(await Promise.all(reports)).not.toContain('timed-out');
});
