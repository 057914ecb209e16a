import { readConfig } from '../config.js';
import { migrate as bringUpToDate } from '../database/migrate.js';
import { openDatabase } from '../database/open.js';
import { defineCommand } from './command.js';

export const migrate = defineCommand({
  name: 'migrate',
  summary: 'Brings the database to this version.',
  args: {},
  options: {},
  run: async ({ environment }) => {
    const database = openDatabase(readConfig(environment).databaseUrl);
    try {
      const applied = await bringUpToDate(database);
      return { result: { applied }, text: applied.length ? applied.join('\n') : 'The database is up to date.' };
    } finally {
      await database.close();
    }
  },
});
