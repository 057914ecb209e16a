import { expect, it } from 'vitest';
import { runInThread } from '../src/thread.js';
import { addOne, exhaustMemory, fail } from './support/thread-work.js';

const module = new URL('./support/thread-work.ts', import.meta.url).href;

it(
  'does one task after another in a thread, and goes on when one failed or took too much',
  { timeout: 60_000 },
  async () => {
    const tasks = [1, 2, 3].map((number) => runInThread(module, addOne, number));
    expect(await Promise.all(tasks)).toEqual([2, 3, 4]);
    await expect(runInThread(module, fail, 'why')).rejects.toThrow('why');
    const [exhausted, after] = [runInThread(module, exhaustMemory, 0), runInThread(module, addOne, 4)];
    await expect(exhausted).rejects.toThrow(/memory/);
    expect(await after).toBe(5);
  },
);
