import { readConfig } from '../config.js';
import { newId, newReceiptCode, type Ctx } from '../context.js';
import { migrate } from '../database/migrate.js';
import { openDatabase } from '../database/open.js';
import { deriveKeys, keepSecret } from '../secret.js';
import type { CommandContext } from './command.js';

/** Returns a context from the environment, with its database migrated. */
export async function openContext(environment: NodeJS.ProcessEnv): Promise<Ctx> {
  const config = readConfig(environment);
  const keys = deriveKeys(config.secret ?? keepSecret(config.dataDir));
  const database = openDatabase(config.databaseUrl);
  await migrate(database);
  return { config, keys, database, db: database.db, now: () => new Date(), newId, newReceiptCode };
}

/** Returns what a command works with; `close` closes what it opened. */
export function openCommandContext(environment: NodeJS.ProcessEnv): CommandContext & { close(): Promise<void> } {
  let opened: Promise<Ctx> | undefined;
  return {
    environment,
    open: () => (opened ??= openContext(environment)),
    progress: (line) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line}`);
    },
    close: async () => {
      const ctx = await opened?.catch(() => undefined);
      await ctx?.database.close();
    },
  };
}
