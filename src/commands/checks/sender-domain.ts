import { createPublicKey } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import type { Config } from '../../config.js';
import type { Ctx } from '../../context.js';
import { readSigner } from '../../mail/dkim.js';
import { wrongInProduction } from './check.js';

/** How long a name server may take to answer, in milliseconds. */
const patience = 3_000;

/** Domains that are nobody's (RFC 2606), and so the one that letters come from by default. */
const nobodys = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$/;

/** The text records of a name; undefined where no name server tells. */
type LookUp = (name: string) => Promise<readonly string[] | undefined>;

/** Returns a look-up over DNS that gives up soon. It asks `servers`, by default the system's. */
export function openLookUp(servers?: readonly string[], timeout = patience): LookUp {
  const resolver = new Resolver({ timeout, tries: 1 });
  if (servers) resolver.setServers(servers);
  return async (name) => {
    const giveUp = setTimeout(() => {
      resolver.cancel();
    }, 2 * timeout);
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      return code === 'ENODATA' || code === 'ENOTFOUND' ? [] : undefined;
    } finally {
      clearTimeout(giveUp);
    }
  };
}

/** Returns what the DNS says of the domain that letters come from. See `checkSenderDomain`. */
export function checkSender({ config }: Ctx): Promise<string> {
  return checkSenderDomain(config, openLookUp());
}

/**
 * Returns whether SPF, DKIM and DMARC of the domain of MAIL_FROM are there. Throws for a DKIM
 * record that does not fit DKIM_KEY, and in production for a missing one. What no name server tells
 * is no fault of the domain.
 */
export async function checkSenderDomain(
  config: Pick<Config, 'production' | 'mailFrom' | 'dkimKey' | 'dkimSelector'>,
  lookUp: LookUp,
): Promise<string> {
  const domain = config.mailFrom.split('@').at(-1)?.toLowerCase() ?? '';
  if (nobodys.test(domain)) {
    return wrongInProduction(config, `${domain} is an example and nobody’s: set MAIL_FROM to an address of your own.`);
  }
  const [spf, dkim, dmarc] = await Promise.all([
    checkSpf(domain, lookUp),
    checkDkim(config, domain, lookUp),
    checkDmarc(domain, lookUp),
  ]);
  const findings = [spf, dkim, dmarc];
  const sentence = `${domain}: ${findings.map(({ says }) => says).join(' ')}`;
  if (findings.some(({ state }) => state === 'wrong')) throw new Error(sentence);
  return findings.some(({ state }) => state === 'missing') ? wrongInProduction(config, sentence) : sentence;
}

interface Finding {
  readonly state: 'right' | 'wrong' | 'missing' | 'unknown';
  readonly says: string;
}

async function checkSpf(domain: string, lookUp: LookUp): Promise<Finding> {
  const records = await lookUp(domain);
  if (!records) return { state: 'unknown', says: 'SPF could not be looked up.' };
  const found = records.filter((record) => /^v=spf1( |$)/i.test(record));
  if (found.length > 1) {
    return { state: 'wrong', says: 'There is more than one SPF record, which counts as none: join them.' };
  }
  if (found.length === 1) return { state: 'right', says: 'SPF is there.' };
  return { state: 'missing', says: 'SPF is missing: publish which servers send your mail, as "v=spf1 … -all".' };
}

async function checkDkim(config: Parameters<typeof readSigner>[0], domain: string, lookUp: LookUp): Promise<Finding> {
  const signer = readSigner(config);
  const key = signer && 'privateKey' in signer ? signer.privateKey : undefined;
  if (typeof key !== 'string') {
    return { state: 'right', says: 'DKIM is left to the mail server, since there is no DKIM_KEY.' };
  }
  const name = `${config.dkimSelector}._domainkey.${domain}`;
  const records = await lookUp(name);
  if (!records) return { state: 'unknown', says: 'DKIM could not be looked up.' };
  const own = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const published = records.map(keyIn);
  if (published.includes(own)) return { state: 'right', says: 'DKIM fits DKIM_KEY.' };
  const what = published.some((found) => found !== undefined)
    ? 'does not fit DKIM_KEY, so that signed letters are refused'
    : 'is missing';
  return { state: 'wrong', says: `The DKIM record ${name} ${what}: publish "v=DKIM1; k=rsa; p=${own}" there.` };
}

/** The key in a DKIM record (RFC 6376, 3.6.1). */
function keyIn(record: string): string | undefined {
  return /(?:^|;)\s*p\s*=([^;]*)/.exec(record)?.[1]?.replaceAll(/\s/g, '');
}

async function checkDmarc(domain: string, lookUp: LookUp): Promise<Finding> {
  // Where a domain has none, that of a domain above it counts (RFC 7489, 6.6.3).
  for (let name = domain; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const records = await lookUp(`_dmarc.${name}`);
    if (!records) return { state: 'unknown', says: 'DMARC could not be looked up.' };
    if (records.some((record) => /^v=DMARC1\s*(;|$)/.test(record))) return { state: 'right', says: 'DMARC is there.' };
  }
  return { state: 'missing', says: `DMARC is missing: publish "v=DMARC1; p=none" at _dmarc.${domain}.` };
}
