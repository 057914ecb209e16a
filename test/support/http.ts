import { CookieJar } from './cookies.js';
import type { Entry } from './form.js';
import { Page, type Sender } from './page.js';

const mostRedirects = 10;

/** An answer as it came in. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * Somebody at the site without JavaScript, over a real socket: keeps cookies, follows redirects, fills in forms.
 * `knownAs` is the BASE_URL by which people know a site that listens elsewhere; links to it lead to the site.
 */
export class Visitor implements Sender {
  readonly cookies: CookieJar;
  /** Every answer so far, redirects among them. */
  readonly answers: Answer[] = [];
  readonly #headers: Readonly<Record<string, string>>;
  readonly #knownAs: string;

  constructor(
    private readonly baseUrl: string,
    { knownAs = baseUrl, headers = {} }: { knownAs?: string; headers?: Readonly<Record<string, string>> } = {},
  ) {
    this.cookies = new CookieJar(knownAs.startsWith('https:'));
    this.#knownAs = new URL(knownAs).origin;
    this.#headers = { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', ...headers };
  }

  /** Gets a page by its path or whole address. An address outside the site throws. */
  open(url: string): Promise<Page> {
    return this.#request('GET', url, undefined, []);
  }

  /** Sends what a form gives. */
  send({ url, method, multipart, entries }: Parameters<Sender['send']>[0]): Promise<Page> {
    if (method === 'post') return this.post(url, entries, multipart);
    const address = new URL(url);
    address.search = urlEncoded(entries).toString();
    return this.open(address.href);
  }

  /** Posts fields without a form, as one who forges a request does. */
  post(url: string, entries: readonly Entry[], multipart = false): Promise<Page> {
    return this.#request('POST', url, multipart ? formData(entries) : urlEncoded(entries), []);
  }

  async #request(
    method: string,
    url: string,
    body: URLSearchParams | FormData | undefined,
    via: string[],
  ): Promise<Page> {
    const address = this.#addressOf(url);
    const cookie = this.cookies.header(address.pathname);
    const headers = { ...this.#headers, ...(cookie ? { cookie } : {}) };
    const answer = await fetch(address, { method, headers, redirect: 'manual', ...(body ? { body } : {}) });
    answer.headers.getSetCookie().forEach((header) => {
      this.cookies.take(header);
    });
    const text = await answer.text();
    this.answers.push({ url: address.href, status: answer.status, headers: answer.headers, body: text });
    const location = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || !location) {
      return new Page(this, address.href, answer.status, answer.headers, text, via);
    }
    if (via.length >= mostRedirects) throw new Error(`Too many redirects: ${[...via, address.href].join(' → ')}`);
    const next = new URL(location, address).href;
    const again = answer.status === 307 || answer.status === 308;
    return this.#request(again ? method : 'GET', next, again ? body : undefined, [
      ...via,
      address.pathname + address.search,
    ]);
  }

  #addressOf(url: string): URL {
    const site = new URL(this.baseUrl);
    const address = new URL(url, site);
    if (address.origin !== site.origin && address.origin !== this.#knownAs) {
      throw new Error(`${address.href} is not on ${site.origin}.`);
    }
    return new URL(address.pathname + address.search, site);
  }
}

/** The body of a form without files. */
export function urlEncoded(entries: readonly Entry[]): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of entries) fields.append(name, typeof value === 'string' ? value : value.name);
  return fields;
}

function formData(entries: readonly Entry[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}
