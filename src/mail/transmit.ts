import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type DKIMOptions, type SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import type { Config } from '../config.js';
import { judgeAnswer, type Cause } from './refusal.js';
import { readSigner } from './dkim.js';

/** The answer of a mail server that did not accept a letter. */
export interface SmtpAnswer {
  /** The reply code (RFC 5321, 4.2): 550. */
  readonly code: number;
  /** The enhanced status (RFC 3463), where it gave one: 5.1.1. */
  readonly status: string | undefined;
}

/** The outcome of sending a letter. */
export type TransmitOutcome =
  | { readonly kind: 'accepted' }
  | (NotTaken<'refused'> & { readonly cause: Cause })
  /** Not sent; trying later may help. */
  | NotTaken<'deferred'>
  /**
   * The connection broke when the mail server may have had the letter: it may or may not go out.
   */
  | NotTaken<'unknown'>;

interface NotTaken<K> {
  readonly kind: K;
  /** The reason for people: the mail server's code, and nothing of the letter. */
  readonly reason: string;
  readonly answer?: SmtpAnswer | undefined;
}

/** Sends a letter to the mail server; never throws. */
export type Transmit = (letter: SendMailOptions) => Promise<TransmitOutcome>;

export interface Mail {
  readonly transmit: Transmit;
  close(): void;
}

type MailConfig = Pick<Config, 'smtpUrl' | 'dataDir' | 'dkimKey' | 'dkimSelector' | 'mailFrom'>;

/**
 * Returns the mail server of SMTP_URL. Without one, letters are written as .eml files in
 * DATA_DIR/mail. Letters are signed when there is a DKIM_KEY. Throws for a wrong one.
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
    // By itself nodemailer resends after a broken connection, even if the server had the letter.
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

/** The error of nodemailer for a letter that was not accepted. */
const SendError = z.object({
  code: z.string().catch('no connection'),
  responseCode: z.number().optional().catch(undefined),
  response: z.string().catch(''),
  /** The command that the server answered. */
  command: z.string().catch(''),
  /** The phase of connecting that timed out, or the system call that failed. */
  timeoutType: z.string().optional(),
  syscall: z.string().optional(),
});

/** The commands before the server knows of a letter: a refusal there is not about the letter. */
const beforeTheLetter = ['CONN', 'EHLO', 'HELO', 'LHLO', 'STARTTLS'];

const beforeTheLine = ['EDNS', 'ETLS', 'EAUTH', 'ESTREAM'];
const phasesBefore = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'];

/** 5xx is permanent, 4xx or no connection is temporary; after a broken connection it is unknown. */
function judge(error: unknown): TransmitOutcome {
  const { code, responseCode, response, command, timeoutType = '', syscall = '' } = SendError.parse(error);
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const answer = responseCode === undefined ? undefined : { code: responseCode, status };
  const reason = answer ? ['SMTP', answer.code, status ?? ''].join(' ').trim() : code;
  if (beforeTheLine.includes(code)) return { kind: 'deferred', reason, answer };
  if (answer) {
    if (beforeTheLetter.includes(command) || answer.code < 500) return { kind: 'deferred', reason, answer };
    const cause = command === 'RCPT TO' ? judgeAnswer(answer.code, response) : 'host';
    return { kind: 'refused', reason, answer, cause };
  }
  if (code === 'EENVELOPE') return { kind: 'refused', reason, cause: 'host' };
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
