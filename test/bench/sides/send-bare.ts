/** Sends letters like ours from a bare nodemailer pool, five at a time, and keeps nothing. */
import { createTransport } from 'nodemailer';
import { readOurStudy } from '../../../src/commands/first-start.js';
import { writeLetter } from '../../../src/mail/letter.js';
import { job, timing } from './mail-job.js';

const { letters } = readOurStudy().study;
const written = letters.invitation?.['ex-client']?.nl;
if (!written) throw new Error('The study has no invitation');
const token = 'x'.repeat(22);
const { messageId: _, ...letter } = writeLetter({
  written,
  button: 'Naar de vragenlijst',
  language: 'nl',
  words: {
    name: '',
    bureau: 'BLCC Loopbaanbegeleiding',
    link: `http://localhost:3000/i/${token}`,
    optOut: `http://localhost:3000/afmelden/${token}`,
    notMe: `http://localhost:3000/niet-voor-mij/${token}`,
    minutes: '7 tot 10',
    contactName: 'Onderzoeksteam Loopbaanadvies',
    contactEmail: 'onderzoek@golfslag.example',
    signature: 'BLCC Loopbaanbegeleiding',
    privacyPage: 'https://onderzoek.bureau.example/privacy',
    reportPage: 'https://onderzoek.bureau.example/rapport',
  },
  to: { name: '', address: 'persoon@example.nl' },
  from: { name: 'Onderzoek loopbaanadvies', address: 'onderzoek@golfslag.example' },
  replyTo: 'onderzoek@golfslag.example',
  unsubscribe: `http://localhost:3000/afmelden/${token}`,
  messageId: '',
});
const pool = createTransport({ url: job.smtpUrl, pool: true, maxConnections: 5 });
const timed = timing(async (one) => {
  await pool.sendMail(one);
  return { kind: 'accepted' };
});
const addresses = Array.from({ length: job.before + job.timed }, (_, i) => `persoon${i}@example.nl`).values();
await Promise.all(
  Array.from({ length: 5 }, async () => {
    for (const to of addresses) await timed.transmit({ ...letter, to });
  }),
);
process.stdout.write(`${timed.rate()} letters/s\n`);
pool.close();
