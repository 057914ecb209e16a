interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** The cookies of one site, kept as a browser keeps them; one that a browser would refuse is a fault and throws. */
export class CookieJar {
  readonly #cookies = new Map<string, Cookie>();

  /** `https`: whether people reach the site over https. */
  constructor(private readonly https: boolean) {}

  /** Keeps or drops what one Set-Cookie header says. */
  take(header: string): void {
    const [pair = '', ...rest] = header.split(';');
    const equals = pair.indexOf('=');
    const [name, value] = [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    const attributes = new Map(rest.map(readAttribute));
    const path = attributes.get('path') ?? '/';
    this.#refuse(name, attributes);
    if (isOver(attributes)) this.#cookies.delete(name);
    else this.#cookies.set(name, { value, path });
  }

  /** The Cookie header for a path; '' for none. */
  header(path: string): string {
    return [...this.#cookies]
      .filter(([, cookie]) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  /** The value of a cookie. */
  get(name: string): string | undefined {
    return this.#cookies.get(name)?.value;
  }

  get names(): string[] {
    return [...this.#cookies.keys()];
  }

  #refuse(name: string, attributes: ReadonlyMap<string, string>): void {
    const secure = attributes.has('secure');
    if (secure && !this.https) throw new Error(`Cookie ${name} is Secure, but the site is reached over plain http.`);
    const hostOnly = secure && attributes.get('path') === '/' && !attributes.has('domain');
    if (name.startsWith('__Host-') && !hostOnly) {
      throw new Error(`Cookie ${name} must be Secure, have Path=/ and no Domain.`);
    }
  }
}

function readAttribute(text: string): [string, string] {
  const [name = '', ...value] = text.split('=');
  return [name.trim().toLowerCase(), value.join('=').trim()];
}

function isOver(attributes: ReadonlyMap<string, string>): boolean {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = attributes.get('expires');
  return expires !== undefined && Date.parse(expires) <= Date.now();
}
