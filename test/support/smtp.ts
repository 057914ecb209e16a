import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterwards } from './afterwards.js';
import { postfixReport } from './bounce-reports.js';

/** A letter that the server accepted. */
export interface Letter {
  /** The envelope's sender: '' for a bounce. */
  readonly from: string;
  /** The envelope's recipients. */
  readonly to: readonly string[];
  /** The letter as it came over the wire. */
  readonly raw: string;
  /** The same, read: `subject`, `text`, `html`, `headers`, `attachments`. */
  readonly mail: Email;
}

type Answer = 'accept' | 'refuse' | 'dislike' | 'defer' | 'drop' | 'break' | 'delay' | 'bounce';

/** A mail server on loopback that keeps what it gets. */
export interface MailServer {
  /** For SMTP_URL. */
  readonly url: string;
  /** Accepted so far, in order of arrival. */
  readonly letters: readonly Letter[];
  /** Its reports of letters that it accepted and could not deliver, in order, as they go to the envelope's sender. */
  readonly reports: readonly string[];
  /**
   * From now on answers a recipient (without one: every recipient not named) with 250, 550, 554 or 451; or drops the line
   * once it has the letter, or breaks it in the middle; or lets the sender wait until `release`; or accepts the letter and
   * reports afterwards that there is no such mailbox.
   */
  answer(how: Answer, recipient?: string): void;
  /** Accepts the letters that it let wait. */
  release(): void;
  /** Waits until `count` letters have come since the start, and gives all that have. */
  received(count: number): Promise<readonly Letter[]>;
  /** Stops early, as a mail server that is down. */
  close(): Promise<void>;
}

const refusals = {
  refuse: { responseCode: 550, message: '5.1.1 No such mailbox' },
  dislike: { responseCode: 554, message: '5.7.1 We do not like your letters' },
  defer: { responseCode: 451, message: '4.7.1 Try again later' },
};

/** Starts a mail server on a free port; it is stopped afterwards. */
export async function openMailServer(): Promise<MailServer> {
  const letters: Letter[] = [];
  const reports: string[] = [];
  const answers = new Map<string, Answer>();
  const waiting = new Set<() => void>();
  const delayed: (() => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const how = answers.get(address.toLowerCase()) ?? answers.get('') ?? 'accept';
      if (how in refusals) {
        const refusal = refusals[how as keyof typeof refusals];
        done(Object.assign(new Error(refusal.message), refusal));
      } else done();
    },
    onData(stream, { id, envelope }, done) {
      const to = envelope.rcptTo.map(({ address }) => address.toLowerCase());
      const does = (how: Answer) => to.some((address) => (answers.get(address) ?? answers.get('')) === how);
      const breakLine = () => {
        for (const connection of server.connections) if (connection.id === id) connection._socket.destroy();
      };
      if (does('break')) {
        stream.once('data', breakLine);
        return;
      }
      const keep = async () => {
        const raw = await buffer(stream);
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        letters.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: raw.toString(),
          mail: await PostalMime.parse(raw),
        });
        for (const recipient of to.filter((address) => answers.get(address) === 'bounce')) {
          reports.push(postfixReport({ returnPath: from, recipient, letter: raw.toString() }));
        }
        waiting.forEach((look) => {
          look();
        });
      };
      keep().then(() => {
        if (does('drop')) breakLine();
        else if (does('delay')) delayed.push(done);
        else done();
      }, done);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  };
  afterwards(close);
  return {
    url: `smtp://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`,
    letters,
    reports,
    answer(how, recipient = '') {
      answers.set(recipient.toLowerCase(), how);
    },
    release() {
      for (const done of delayed.splice(0)) done();
    },
    received: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (letters.length < count) return;
          waiting.delete(look);
          resolve([...letters]);
        };
        waiting.add(look);
        look();
      }),
    close,
  };
}
