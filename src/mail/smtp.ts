import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { createTransport, type DKIMOptions } from 'nodemailer';
import { z } from 'zod';
import { openLine, type MailLine, type MailServer } from './line.js';
import { judgeAnswer } from './refusal.js';
import type { Mail, SmtpAnswer, TransmitOutcome } from './outcome.js';
import { requireTls } from './tls.js';
import { openWriter } from './writer.js';

/** How long we wait for a mail server, in milliseconds. */
export interface Patience {
  /** For a connection, with its greeting and TLS. */
  readonly connection: number;
  /** For the next byte of an answer. */
  readonly answer: number;
  /** For all of a letter, so that a server that drips holds nothing up for ever. */
  readonly letter: number;
}

/**
 * RFC 5321 (4.5.3.2) has a client wait ten minutes for the last answer: who leaves sooner may send
 * a letter twice (RFC 1047). An answer to any other command may take five there.
 */
const patience: Patience = { connection: 120_000, answer: 600_000, letter: 900_000 };

/**
 * Returns the mail server at a URL. A letter is unknown only when its end was handed over: until
 * then a mail server has nothing to deliver (RFC 5321, 4.1.1.4).
 */
export function sendBySmtp(url: string, dkim: DKIMOptions | undefined, wait = patience): Mail {
  const writer = openWriter(dkim);
  const transport = createTransport({
    url: requireTls(url),
    pool: true,
    maxConnections: 5,
    // By itself nodemailer resends after a broken connection, even if the server had the letter.
    maxRequeues: 0,
    getSocket: (server: MailServer, done: (error: Error | null, line?: MailLine) => void) => {
      openLine(server, wait.connection).then((line) => {
        done(null, line);
      }, done);
    },
    connectionTimeout: wait.connection,
    greetingTimeout: wait.connection,
    socketTimeout: wait.answer,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const letters = new WeakMap<object, Handover>();
  transport.use('stream', (mail, done) => {
    const handover = letters.get(mail.data.raw as object);
    if (handover) mail.message.processFunc((letter) => watch(letter, handover));
    done();
  });
  return {
    transmit: async (letter) => {
      const handover: Handover = { ended: false, answered: false };
      try {
        const { envelope, message } = await writer.write(letter);
        letters.set(message, handover);
        await transport.sendMail({ envelope: { ...envelope }, raw: message, signal: AbortSignal.timeout(wait.letter) });
        return handover.ended ? { kind: 'accepted' } : { kind: 'deferred', reason: 'answered too early' };
      } catch (error) {
        return judge(error, handover);
      } finally {
        handover.answered = true;
      }
    },
    close: () => {
      writer.close();
      transport.close();
    },
  };
}

/** How far a letter is on its way to the mail server. */
interface Handover {
  /** Its end was handed over: from then on the mail server may have it. */
  ended: boolean;
  answered: boolean;
}

/**
 * The letter as nodemailer reads it, once the server has asked for it. Answers that the server gave
 * before it was asked, as one does whose greeting never ends, are read before the end goes out.
 */
function watch(letter: Readable, handover: Handover): Readable {
  return Readable.from(
    (async function* () {
      yield* letter;
      await turn();
      if (handover.answered) throw new Error('The letter was answered before its end.');
      handover.ended = true;
    })(),
  );
}

/** The error of nodemailer for a letter that was not accepted. */
const SendError = z.object({
  code: z.string().catch('no connection'),
  responseCode: z.number().optional().catch(undefined),
  response: z.string().catch(''),
  /** The command that the server answered. */
  command: z.string().catch(''),
});

/** The commands before the server knows of a letter: a refusal there is not about the letter. */
const beforeTheLetter = ['CONN', 'EHLO', 'HELO', 'LHLO', 'STARTTLS'];

const beforeTheLine = ['EDNS', 'ETLS', 'EAUTH', 'ESTREAM'];

/**
 * 5xx is permanent, 4xx is temporary. Without such an answer the letter waits, or is unknown once
 * its end was handed over.
 */
function judge(error: unknown, { ended }: Handover): TransmitOutcome {
  const { code, responseCode = 0, response, command } = SendError.parse(error);
  if (responseCode < 400 || responseCode > 599) {
    const reason = code.includes('ABORT') ? 'ETIMEDOUT' : code;
    if (code === 'EENVELOPE' && command === 'API') return { kind: 'refused', reason, cause: undefined };
    return { kind: ended ? 'unknown' : 'deferred', reason };
  }
  const answer: SmtpAnswer = { code: responseCode, status: /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] };
  const reason = ['SMTP', answer.code, answer.status ?? ''].join(' ').trim();
  if (responseCode < 500 || beforeTheLine.includes(code) || beforeTheLetter.includes(command)) {
    return { kind: 'deferred', reason, answer };
  }
  return {
    kind: 'refused',
    reason,
    answer,
    cause: command === 'RCPT TO' ? judgeAnswer(answer.code, response) : undefined,
  };
}
