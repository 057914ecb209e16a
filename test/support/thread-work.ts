/** Tasks for test/thread.test.ts. */
export function addOne(number: number): number {
  return number + 1;
}

export function fail(why: string): never {
  throw new Error(why);
}

export function exhaustMemory(from: number): number {
  const kept: unknown[] = [];
  for (;;) kept.push(new Array(1_000_000).fill(from));
}

/** Waits until somebody sets the flag. */
export function waitFor(flag: Int32Array): string {
  return Atomics.wait(flag, 0, 0, 50_000);
}
