import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commands } from '../../src/commands/index.js';
import type { CommandContext } from '../../src/commands/command.js';
import { commandLine, listEvents } from '../../src/study/events.js';
import { freshFolder } from '../support/folder.js';
import { addAnsweredWave } from '../support/published-wave.js';
import { openWorld } from '../support/world.js';

it('a report that the server writes is in the log, as one that is taken on the page', { timeout: 60_000 }, async () => {
  const world = await openWorld('sqlite');
  const { ctx } = world;
  await addAnsweredWave(world, 'demo');
  const context: CommandContext = { open: () => Promise.resolve(ctx), environment: {}, progress: () => undefined };
  const out = join(await freshFolder(), 'report.html');
  const report = commands.find(({ name }) => name === 'report');
  await report?.run(context, ['--wave', 'demo', '--format', 'html', '--out', out, '--live']);
  const [event] = await listEvents(ctx);
  expect(event).toMatchObject({ action: 'report taken', who: commandLine, about: { wave: 'demo', format: 'html' } });
});
