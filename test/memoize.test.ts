import { describe, expect, it, vi } from 'vitest';
import { memoize, oncePer } from '../src/memoize.js';

describe('a function that remembers', () => {
  it('works once for inputs of one key', () => {
    const work = vi.fn((text: string) => text.length);
    const length = memoize(work, { max: 2, key: (text) => text });
    expect([length('one'), length('three'), length('one')]).toEqual([3, 5, 3]);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('forgets the oldest result when there are more than it may keep', () => {
    const work = vi.fn((n: number) => -n);
    const negative = memoize(work, { max: 2, key: (n) => n });
    for (const n of [1, 2, 3, 2, 3, 1]) negative(n);
    expect(work.mock.calls.flat()).toEqual([1, 2, 3, 1]);
  });

  it('does not remember that there is no result, but does remember 0, false and null', () => {
    const work = vi.fn((result: undefined | 0 | false | null) => result);
    const same = memoize(work, { max: 9, key: String });
    for (const result of [undefined, 0, false, null, undefined, 0, false, null] as const) {
      expect(same(result)).toBe(result);
    }
    expect(work).toHaveBeenCalledTimes(5);
  });

  it('gives one promise to who asks meanwhile, and forgets one that rejects', async () => {
    const work = vi.fn(() => Promise.resolve('done')).mockRejectedValueOnce(new Error('not now'));
    const once = memoize(work, { max: 2, key: () => 'it' });
    const both = await Promise.allSettled([once(), once()]);
    expect([both.map(({ status }) => status), work.mock.calls.length]).toEqual([['rejected', 'rejected'], 1]);
    expect([await once(), await once(), work.mock.calls.length]).toEqual(['done', 'done', 2]);
  });

  it('remembers nothing of a failure', () => {
    const work = vi
      .fn(() => 'done')
      .mockImplementationOnce(() => {
        throw new Error('not yet');
      });
    const once = memoize(work, { max: 1, key: () => '' });
    expect(once).toThrow('not yet');
    expect(once()).toBe('done');
  });
});

describe('one thing for each object', () => {
  it('is made at first use, for each object apart', () => {
    const make = vi.fn(({ name }: { name: string }) => [name]);
    const listOf = oncePer(make);
    const [one, other] = [{ name: 'one' }, { name: 'one' }];
    expect(listOf(one)).toBe(listOf(one));
    expect(listOf(other)).not.toBe(listOf(one));
    expect(make).toHaveBeenCalledTimes(2);
  });
});
