import type { Email } from 'postal-mime';

/** The names under which mail systems write. */
const daemon =
  /^(mailer-?daemon|mail-?daemon|postmaster|mdaemon|mail(er)?-delivery|microsoftexchange[0-9a-f]+)@|\bmail(er)? (delivery|daemon|administrator)|\bmailer-daemon/i;

/** Subjects of somebody who is away, in the languages of people who get letters. */
const away =
  /\bauto(matic|matisch)?[ -]?(reply|response|antwoord)|\bautomatische (antwort|reactie)|\bout of (the )?office|\bafwezig|\bniet aanwezig|\bvakantie|\babwesen|\burlaub|\bréponse automatique|\babsen(ce|t)\b|\bfuera de (la )?oficina|\brisposta automatica|\bnieobecn/i;

/**
 * Returns whether a mail system wrote a message, and no person or somebody's answering machine. An
 * automatic mark counts only on a message itself: letters that it returns bear that too.
 */
export function isFromMailSystem(mail: Email, isOutermost: boolean): boolean {
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? '';
  if (away.test(mail.subject ?? '') || /disposition-notification/i.test(header('content-type'))) return false;
  if (header('x-failed-recipients') !== '') return true;
  if (daemon.test(mail.from?.address ?? '') || daemon.test(mail.from?.name ?? '')) return true;
  const submitted = header('auto-submitted');
  const answers = ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress'].some((name) => header(name) !== '');
  if (answers || /^\s*auto-replied/i.test(submitted) || /auto_?reply/i.test(header('precedence'))) return false;
  return /^\s*<\s*>/.test(header('return-path')) || (isOutermost && /^\s*auto-(generated|notified)/i.test(submitted));
}
