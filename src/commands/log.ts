import { listEvents } from '../study/events.js';
import { defineCommand } from './command.js';
import { table } from './table.js';

export const log = defineCommand({
  name: 'log',
  summary: 'Lists who signed in, exported, opened, closed, added or removed what in the past year, the newest first.',
  args: {},
  options: {},
  run: async (context) => {
    const events = await listEvents(await context.open());
    const rows = events.map(({ at, action, who, about }) => [
      at.slice(0, 16).replace('T', ' '),
      who,
      `${action}${describe(about)}`,
    ]);
    return { result: { events }, text: rows.length ? table(rows, { wide: true }).join('\n') : 'Nothing yet.' };
  },
});

function describe(about: Readonly<Record<string, string | number>>): string {
  const words = Object.entries(about).map(([name, value]) => `${name} ${value}`);
  return words.length ? `: ${words.join(', ')}` : '';
}
