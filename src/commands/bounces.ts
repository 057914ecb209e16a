import { z } from 'zod';
import { takeBounces, type Unsettled } from '../fieldwork/bounces.js';
import { readReports } from '../mail/bounce-report.js';
import { defineCommand } from './command.js';
import { readNamedFile } from './file.js';

export const bouncesRead = defineCommand({
  name: 'bounces read',
  summary: 'Reads returned mail, an mbox or one .eml, and notes whose address is wrong.',
  args: { FILE: z.string().describe('an mbox, or one message as .eml; the same again changes nothing') },
  options: {},
  run: async (context, { args }) => {
    const reports = await readReports(await readNamedFile(args.FILE));
    const { counts, unsettled } = await takeBounces(await context.open(), reports);
    const { read, hard, soft, complaints, named, unknown, ignored } = counts;
    const lines = unsettled.map(
      ({ bounce: { place }, why }) => `${args.FILE}:${place.line}: message ${place.number} ${advice[why]}`,
    );
    const sum = `${read} read: ${hard} hard, ${soft} soft, ${complaints} complaints (opted out), ${named} named, ${unknown} unknown,`;
    const rest = `${ignored} ignored (no letter that came back).`;
    return { result: counts, text: [...lines, `${sum} ${rest}`].join('\n') };
  },
});

const advice: Readonly<Record<Unsettled, string>> = {
  'no-return-path':
    'bears no return path of this server. Read it: if it is about a letter of yours, correct the address with `golfslag invitees import`.',
  'no-letter':
    'is about a letter that is not there any more, as after its address was corrected. There is nothing to do.',
  unclear:
    'comes from a mail server, in words that no program can judge. Read it: if nobody has that address, correct it with `golfslag invitees import`; if the letter is only late or the mailbox full, there is nothing to do.',
};
