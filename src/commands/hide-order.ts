import { hideOrder as hideOrderOfRows } from '../database/hide-order.js';
import { defineCommand } from './command.js';

export const hideOrder = defineCommand({
  name: 'hide-order',
  summary: 'Hides on PostgreSQL who came when, just before a pg_dump; `backup` needs it not.',
  args: {},
  options: {},
  run: async (context) => {
    const ctx = await context.open();
    const rows = await hideOrderOfRows(ctx, (written) => context.progress(`${written} rows`));
    const text =
      ctx.database.kind === 'sqlite'
        ? 'There is nothing to hide: SQLite keeps no order in which rows came. Copy it with `golfslag backup`.'
        : `${rows} rows are in the order of random ids. Dump at once: what is sent from now on shows its order again.`;
    return { result: { rows }, text };
  },
});
