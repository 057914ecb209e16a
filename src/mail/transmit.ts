import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Config } from '../config.js';

/** How handing over a letter ended. A reason holds the mail server's code and nothing of the letter. */
export type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'deferred'; readonly reason: string };

/** Hands a letter over to the mail server; never throws. */
export type Transmit = (letter: SendMailOptions) => Promise<Outcome>;

export interface Mail {
  readonly transmit: Transmit;
  close(): void;
}

/** The mail server of SMTP_URL; without one, letters are written as .eml files in DATA_DIR/mail. */
export function openMail(config: Pick<Config, 'smtpUrl' | 'dataDir'>): Mail {
  return config.smtpUrl === undefined ? writeFiles(join(config.dataDir, 'mail')) : sendBySmtp(config.smtpUrl);
}

function sendBySmtp(url: string): Mail {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
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

/** A 5xx answer is for good; a 4xx answer or a line that failed may pass. */
function judge(error: unknown): Outcome {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : undefined;
  if (code !== undefined && code >= 500) return { kind: 'refused', reason: `SMTP ${code}` };
  const line = error instanceof Error && 'code' in error ? String(error.code) : 'no connection';
  return { kind: 'deferred', reason: code === undefined ? line : `SMTP ${code}` };
}

function writeFiles(folder: string): Mail {
  const transport = createTransport({ streamTransport: true, buffer: true });
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
