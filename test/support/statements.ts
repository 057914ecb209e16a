import SQLite from 'better-sqlite3';
import { vi } from 'vitest';

const reads = ['run', 'get', 'all', 'iterate'] as const;

/**
 * Returns the SQL that SQLite ran during `work`, in order, without the statements that only begin and
 * end a transaction. What a worker thread reads is not among it.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const prototype = Object.getPrototypeOf(new SQLite(':memory:').prepare('select 1')) as SQLite.Statement;
  const spies = reads.map((name) => {
    const original = prototype[name] as (this: SQLite.Statement, ...parameters: unknown[]) => unknown;
    return vi.spyOn(prototype, name).mockImplementation(function (this: SQLite.Statement, ...parameters: unknown[]) {
      if (!/^(begin|commit|rollback)/i.test(this.source)) statements.push(this.source);
      return original.apply(this, parameters);
    });
  });
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return statements;
}
