import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import type { Ctx } from '../context.js';
import { countOutbox, markAbandoned } from '../fieldwork/outbox.js';
import { requireSecret } from '../fieldwork/secret-check.js';
import { listWaves, statusOf } from '../study/waves.js';
import { readSigner } from '../mail/dkim.js';
import { findWrongTallies } from '../results/recount.js';
import { getOnlyStudy } from '../study/stored.js';
import { defineCommand } from './command.js';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was found and, where it is not right, how to fix it. */
  readonly advice: string;
}

/** Free space below this many bytes is worth a warning. */
const enoughSpace = 500_000_000;

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Checks configuration, database, secret, tallies, letters, disk, mail and clock, and says how to mend.',
  args: {},
  options: {},
  run: async (context) => {
    const checks: Check[] = [];
    const check = async (name: string, look: () => Promise<string>, howToFix: string) => {
      const found = await look().then(
        (advice) => ({ name, ok: true, advice }),
        (error: unknown) => ({
          name,
          ok: false,
          advice: `${error instanceof Error ? error.message : ''} ${howToFix}`.trim(),
        }),
      );
      checks.push(found);
      return found.ok;
    };
    const opens = await check(
      'configuration',
      () => context.open().then(() => 'The environment is right and the database opens.'),
      '',
    );
    if (opens) {
      const ctx = await context.open();
      await check('study', () => checkStudy(ctx), 'Load one with `golfslag study load`.');
      await check('privacy page', () => checkPrivacyPage(ctx), 'Load the study again after that.');
      await check('secret', () => checkSecret(ctx), '');
      await check('tallies', () => checkTallies(ctx), 'Restore the last backup, and report this.');
      await check('letters', () => checkLetters(ctx), '');
      await check('disk', () => checkDisk(ctx), 'Make room on the disk of DATA_DIR.');
      await check('mail', () => checkMail(ctx), 'Look at SMTP_URL and whether the mail server lets this machine in.');
      await check('clock', () => checkClock(ctx), 'Let the machine keep its time (NTP).');
    }
    const wrong = checks.filter(({ ok }) => !ok);
    return {
      result: { checks },
      text: checks.map(({ name, ok, advice }) => `${ok ? 'ok   ' : 'WRONG'}  ${name}: ${advice}`).join('\n'),
      ...(wrong.length && { refused: `${wrong.map(({ name }) => name).join(', ')}: not right.` }),
    };
  },
});

async function checkStudy(ctx: Ctx): Promise<string> {
  const { definition } = await getOnlyStudy(ctx);
  const waves = (await listWaves(ctx)).map((wave) => `${wave.slug} ${statusOf(wave)}`);
  return `${definition.study}; waves: ${waves.join(', ') || 'none'}.`;
}

async function checkPrivacyPage(ctx: Ctx): Promise<string> {
  const { privacy } = (await getOnlyStudy(ctx)).definition;
  const missing = (['host', 'mailer'] as const).filter((name) => privacy[name] === undefined);
  if (!missing.length) return 'It names who runs the server and who sends the mail.';
  const said = `study.yaml has no ${missing.map((name) => `privacy.${name}`).join(' and ')}: /privacy does not say who.`;
  if (ctx.config.production) throw new Error(said);
  return said;
}

async function checkSecret(ctx: Ctx): Promise<string> {
  await requireSecret(ctx);
  return 'SECRET is the one that the links of this database were made with.';
}

async function checkTallies(ctx: Ctx): Promise<string> {
  const [first, ...others] = await findWrongTallies(ctx);
  if (first) {
    throw new Error(
      `${others.length + 1} tallies differ from a recount, such as "${first.tally}": ${first.stored}, not ${first.counted}.`,
    );
  }
  return 'Every count equals a recount of all responses.';
}

async function checkLetters(ctx: Ctx): Promise<string> {
  await markAbandoned(ctx);
  const { queued, accepted, failed, unknown } = await countOutbox(ctx);
  const stopped = (await listWaves(ctx)).filter((wave) => statusOf(wave) === 'open' && wave.stoppedAt !== null);
  return [
    `${queued} queued, ${accepted} accepted, ${failed} failed, ${unknown} unknown.`,
    ...(failed + unknown > 0 ? ['`golfslag letter list` says which, and what to do.'] : []),
    ...stopped.map(
      ({ slug }) => `Sending of wave ${slug} is stopped; \`golfslag resume --wave ${slug}\` lets it go on.`,
    ),
  ].join(' ');
}

async function checkDisk({ config }: Ctx): Promise<string> {
  const { bavail, bsize } = await statfs(existsSync(config.dataDir) ? config.dataDir : '.');
  const free = `${Math.floor((bavail * bsize) / 1e6)} MB free.`;
  if (bavail * bsize < enoughSpace) throw new Error(free);
  return free;
}

async function checkMail({ config }: Ctx): Promise<string> {
  const signing = readSigner(config) ? 'Letters are signed.' : 'Letters are not signed: set DKIM_KEY.';
  if (config.smtpUrl === undefined) {
    return `SMTP_URL is not set: letters are written as files in DATA_DIR/mail. ${signing}`;
  }
  const transport = createTransport(config.smtpUrl);
  try {
    await transport.verify();
    return `The mail server answers and lets us in. ${signing}`;
  } finally {
    transport.close();
  }
}

function checkClock(ctx: Ctx): Promise<string> {
  const now = ctx.now().toISOString();
  return now > '2026' ? Promise.resolve(`It is ${now}.`) : Promise.reject(new Error(`It is ${now}, which cannot be.`));
}
