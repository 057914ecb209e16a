import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type DKIMOptions, type SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import type { Config } from '../config.js';
import { isAddressWrong } from './status.js';
import { readSigner } from './dkim.js';

/** What a mail server answered that did not take a letter. */
export interface SmtpAnswer {
  /** The reply code (RFC 5321, 4.2): 550. */
  readonly code: number;
  /** The enhanced status (RFC 3463), where it gave one: 5.1.1. */
  readonly status: string | undefined;
}

/** How handing over a letter ended. */
export type TransmitOutcome =
  | { readonly kind: 'accepted' }
  /**
   * `noSuchAddress`: the server says so of the receiver's address, and not that it dislikes us or
   * our letter.
   */
  | (NotTaken<'refused'> & { readonly noSuchAddress: boolean })
  /** Not handed over, which may pass. */
  | NotTaken<'deferred'>
  /**
   * The line broke when the mail server may have had the letter already: nobody knows whether it
   * goes out.
   */
  | NotTaken<'unknown'>;

interface NotTaken<K> {
  readonly kind: K;
  /** Why, for people: it holds the mail server's code and nothing of the letter. */
  readonly reason: string;
  readonly answer?: SmtpAnswer | undefined;
}

/** Hands a letter over to the mail server; never throws. */
export type Transmit = (letter: SendMailOptions) => Promise<TransmitOutcome>;

export interface Mail {
  readonly transmit: Transmit;
  close(): void;
}

type MailConfig = Pick<Config, 'smtpUrl' | 'dataDir' | 'dkimKey' | 'dkimSelector' | 'mailFrom'>;

/**
 * The mail server of SMTP_URL; without one, letters are written as .eml files in DATA_DIR/mail.
 * Letters are signed when there is a DKIM_KEY; a wrong one is refused here.
 */
export function openMail(config: MailConfig): Mail {
  const dkim = readSigner(config);
  return config.smtpUrl === undefined
    ? writeFiles(join(config.dataDir, 'mail'), dkim)
    : sendBySmtp(config.smtpUrl, dkim);
}

function sendBySmtp(url: string, dkim: DKIMOptions | undefined): Mail {
  const transport = createTransport({
    url,
    dkim,
    pool: true,
    maxConnections: 5,
    // By itself nodemailer sends again what was on a line that broke, also when the mail server had
    // it already.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    transmit: async (letter) => {
      try {
        await transport.sendMail(letter);
        return { kind: 'accepted' };
      } catch (error) {
        return judge(error);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

/** What nodemailer tells of a letter that did not get through. */
const Trouble = z.object({
  code: z.string().catch('no connection'),
  responseCode: z.number().optional().catch(undefined),
  response: z.string().catch(''),
  /** What the server answered to. */
  command: z.string().catch(''),
  /**
   * The phase of the connection that took too long, or the system call that failed, before there
   * was a line.
   */
  timeoutType: z.string().optional(),
  syscall: z.string().optional(),
});

/**
 * What a mail server answers to before it knows of a letter: its refusal says nothing about ours.
 */
const beforeTheLetter = ['CONN', 'EHLO', 'HELO', 'LHLO', 'STARTTLS'];

const beforeTheLine = ['EDNS', 'ETLS', 'EAUTH', 'ESTREAM'];
const phasesBefore = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'];

/**
 * A 5xx answer is for good, a 4xx answer or no connection may pass; a line that broke leaves all
 * open.
 */
function judge(error: unknown): TransmitOutcome {
  const { code, responseCode, response, command, timeoutType = '', syscall = '' } = Trouble.parse(error);
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const answer = responseCode === undefined ? undefined : { code: responseCode, status };
  const reason = answer ? ['SMTP', answer.code, status ?? ''].join(' ').trim() : code;
  if (beforeTheLine.includes(code)) return { kind: 'deferred', reason, answer };
  if (answer) {
    if (beforeTheLetter.includes(command) || answer.code < 500) return { kind: 'deferred', reason, answer };
    const noSuchAddress = command === 'RCPT TO' && isAddressWrong(answer.code, response);
    return { kind: 'refused', reason, answer, noSuchAddress };
  }
  if (code === 'EENVELOPE') return { kind: 'refused', reason, noSuchAddress: false };
  const neverConnected = phasesBefore.includes(timeoutType) || syscall === 'connect';
  return { kind: neverConnected ? 'deferred' : 'unknown', reason };
}

function writeFiles(folder: string, dkim: DKIMOptions | undefined): Mail {
  const transport = createTransport({ streamTransport: true, buffer: true, dkim });
  return {
    transmit: async (letter) => {
      try {
        const { message, messageId } = await transport.sendMail(letter);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = join(folder, `${messageId.replace(/[^\w]/g, '').slice(0, 32)}.eml`);
        await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
        await rename(`${file}.part`, file);
        return { kind: 'accepted' };
      } catch (error) {
        return {
          kind: 'deferred',
          reason: error instanceof Error && 'code' in error ? String(error.code) : 'not written',
        };
      }
    },
    close: () => {
      transport.close();
    },
  };
}
