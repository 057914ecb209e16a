import { announcedDays, listRetained } from '../response/retention.js';
import { defineCommand } from './command.js';
import { table } from './table.js';

export const retention = defineCommand({
  name: 'retention',
  summary: `Shows what of closed waves is erased when. A running server does it, and logs it ${announcedDays} days ahead.`,
  args: {},
  options: {},
  run: async (context) => {
    const retained = await listRetained(await context.open());
    const rows = retained.map(({ wave, kind, count, until, announced }) => [
      until.slice(0, 10),
      `wave ${wave}`,
      kind,
      count,
      announced === null ? '' : `announced ${announced.slice(0, 10)}`,
    ]);
    const text = rows.length ? table(rows, { wide: true }).join('\n') : 'No closed wave keeps anything of people.';
    return { result: { retained }, text };
  },
});
