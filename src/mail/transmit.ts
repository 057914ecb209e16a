import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DKIMOptions } from 'nodemailer';
import type { Config } from '../config.js';
import { readSigner } from './dkim.js';
import type { Mail } from './outcome.js';
import { sendBySmtp } from './smtp.js';
import { openWriter } from './writer.js';

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

function writeFiles(folder: string, dkim: DKIMOptions | undefined): Mail {
  const writer = openWriter(dkim);
  return {
    transmit: async (letter) => {
      try {
        const { message, messageId } = await writer.write(letter);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = join(folder, `${messageId.replace(/[^\w]/g, '').slice(0, 32)}.eml`);
        await writeFile(`${file}.part`, message, { mode: 0o600 });
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
      writer.close();
    },
  };
}
