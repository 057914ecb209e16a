import { describeDatabase } from '../database/describe.js';
import type { DoctorCheck } from './checks/check.js';
import { checkExported, checkRetention } from './checks/erasing.js';
import { checkLastBackup } from './checks/last-backup.js';
import { checkLetters } from './checks/letters.js';
import { checkAddress, checkClock, checkDisk, checkNode } from './checks/machine.js';
import { checkMail } from './checks/mail.js';
import { checkSender } from './checks/sender-domain.js';
import { checkPrivacyPage, checkSecret, checkStudy, checkTallies } from './checks/study.js';
import { checkTokens } from './checks/tokens.js';
import { defineCommand } from './command.js';

const checks: readonly DoctorCheck[] = [
  { name: 'database', look: ({ database }) => describeDatabase(database) },
  { name: 'backup', look: checkLastBackup },
  { name: 'study', look: checkStudy, howToFix: 'Load one with `golfslag study load`.' },
  { name: 'privacy page', look: checkPrivacyPage, howToFix: 'Load the study again after that.' },
  { name: 'secret', look: checkSecret },
  { name: 'tallies', look: checkTallies, howToFix: 'Restore the last backup, and report this.' },
  { name: 'tokens', look: checkTokens },
  { name: 'retention', look: checkRetention },
  { name: 'exported files', look: checkExported },
  { name: 'letters', look: checkLetters },
  { name: 'disk', look: checkDisk, howToFix: 'Make room on the disk of DATA_DIR.' },
  { name: 'mail', look: checkMail, howToFix: 'Look at SMTP_URL and whether the mail server lets this machine in.' },
  { name: 'sender', look: checkSender },
  { name: 'address', look: checkAddress },
  { name: 'clock', look: checkClock, howToFix: 'Let the machine keep its time (NTP).' },
  { name: 'node', look: checkNode },
];

interface Checked {
  readonly name: string;
  readonly ok: boolean;
  /** What was found and, where it is not right, how to fix it. */
  readonly advice: string;
}

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Checks configuration, database, backup, letters, mail, disk and more, and says how to mend what is wrong.',
  args: {},
  options: {},
  run: async (context) => {
    const checked: Checked[] = [];
    const check = async (name: string, look: () => Promise<string>, howToFix = '') => {
      const found = await look().then(
        (advice) => ({ name, ok: true, advice }),
        (error: unknown) => ({
          name,
          ok: false,
          advice: `${error instanceof Error ? error.message : ''} ${howToFix}`.trim(),
        }),
      );
      checked.push(found);
      return found.ok;
    };
    const opens = await check('configuration', () =>
      context.open().then(() => 'The environment is right and the database opens.'),
    );
    if (opens) {
      const ctx = await context.open();
      for (const { name, look, howToFix } of checks) await check(name, () => look(ctx), howToFix);
    }
    const wrong = checked.filter(({ ok }) => !ok);
    return {
      result: { checks: checked },
      text: checked.map(({ name, ok, advice }) => `${ok ? 'ok   ' : 'WRONG'}  ${name}: ${advice}`).join('\n'),
      ...(wrong.length && { refused: `${wrong.map(({ name }) => name).join(', ')}: not right.` }),
    };
  },
});
