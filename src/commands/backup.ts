import { z } from 'zod';
import { restoreBackup } from '../backup/restore.js';
import { writeBackup } from '../backup/write.js';
import { readConfig } from '../config.js';
import { deriveKeys, keepSecret } from '../secret.js';
import { commandLine, recordEvent } from '../study/events.js';
import { noteBackup } from '../study/last-backup.js';
import { defineCommand } from './command.js';

export const backup = defineCommand({
  name: 'backup',
  summary: 'Writes a consistent copy of the database, also while the server runs.',
  args: { FILE: z.string().describe('the new file, such as /safe/place/golfslag-2026-11-25.sqlite') },
  options: {},
  run: async (context, { args }) => {
    const ctx = await context.open();
    const bytes = await writeBackup(ctx.database, args.FILE, (rows) => {
      context.progress(`${rows} rows`);
    });
    const noted = await noteBackup(ctx).then(
      () => '',
      () => ` But DATA_DIR ${ctx.config.dataDir} cannot be written to: \`doctor\` will not know of this backup.`,
    );
    await recordEvent(ctx, { action: 'backup made', who: commandLine, about: {} });
    return { result: { bytes }, text: `${args.FILE}: ${bytes} bytes.${noted}` };
  },
});

export const restore = defineCommand({
  name: 'restore',
  summary: 'Puts a backup back, after checking it; the server must be stopped.',
  args: { FILE: z.string().describe('what `golfslag backup` wrote, from either database') },
  options: {},
  run: async (context, { args }) => {
    const config = readConfig(context.environment);
    const keys = deriveKeys(config.secret ?? keepSecret(config.dataDir));
    const progress = (rows: number) => {
      context.progress(`${rows} rows`);
    };
    const { bytes, kept, erased } = await restoreBackup({ config, keys, progress }, args.FILE);
    const sentences = [
      `The backup is back: ${bytes} bytes.`,
      ...(kept === undefined ? [] : [`What was there is kept as ${kept}.`]),
      erased === undefined
        ? 'No list of erased answers fits it: what was erased after the backup was made is back.'
        : erased === 0
          ? 'As far as this server knows, no answers in it were erased since.'
          : `Of the answers that were erased since, ${erased} were in it and are left out.`,
      'Sending is stopped: see which letters went since the backup, then `golfslag resume --wave WAVE`.',
    ];
    return { result: { bytes }, text: sentences.join(' ') };
  },
});
