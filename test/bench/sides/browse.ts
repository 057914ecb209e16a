import { Agent, request } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A respondent's connection: keeps it open and keeps the cookie. */
export class Browser {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  /** Requests made so far. */
  requests = 0;

  constructor(
    readonly url: string,
    public cookie = '',
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  get(path: string): Promise<Reply> {
    return this.#send('GET', path);
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Reply> {
    return this.#send('POST', path, new URLSearchParams(fields).toString());
  }

  /** Follows redirects until there is a page. */
  async follow(reply: Reply): Promise<Reply> {
    const { location } = reply.headers;
    return reply.status === 303 && typeof location === 'string' ? this.follow(await this.get(location)) : reply;
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, form?: string): Promise<Reply> {
    this.requests++;
    return new Promise((resolve, reject) => {
      const headers = {
        ...this.headers,
        cookie: this.cookie,
        ...(form !== undefined && {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(form),
        }),
      };
      const sent = request(this.url + path, { method, agent: this.#agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          this.cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? this.cookie;
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
      });
      sent.on('error', reject);
      sent.end(form);
    });
  }
}

/** The value of a hidden field on a page. */
export function hidden(page: Reply, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? '';
}

const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'laatste-gesprek': { XC_PERIODE: '1' },
  opleiding: { XC_OPLEIDING: '2' },
  betaling: { XC_BETALER: '2' },
  'eerste-stap': { XC_INITIATIEF: '3' },
  'eerste-contact': { XC_DRINGEND: '4' },
  'tijd-vooraf': { XC_WACHTTIJD: '3' },
  'gedachten-vooraf': { XC_ZELFOPLOSSEN: '4' },
  'beeld-vooraf': { XC_BEROEP_DUIDELIJK: '2' },
  zoeken: { XC_VINDEN: '2' },
  gevonden: { XC_GEVONDEN: 'BEKENDE' },
  'voor-de-start': { XC_DREMPELS: 'ZELF' },
  ideeen: { XC_EERDER_OPEN: 'Meer weten over wat een loopbaanadviseur doet.' },
  tussentijd: { XC_TUSSENTIJD: 'GEEN' },
  oordeel: { XC_TEVREDEN: '5' },
  'verandering-toekomst': { XC_EFFECT_TOEKOMST: '4' },
  'verandering-kansen': { XC_EFFECT_KANSEN: '4' },
  'verandering-zelfvertrouwen': { XC_EFFECT_ZELFVERTROUWEN: '5' },
  'verandering-regie': { XC_EFFECT_REGIE: '4' },
  'verandering-durf': { XC_EFFECT_DURF: '4' },
  ontwikkeling: { XC_ONTWIKKELING: '4' },
  periode: { XC_MOEILIJK: '1' },
  adviseur: { XC_STEUN: '4' },
  gesprekken: { XC_BELANGRIJK: 'STEUN' },
  slot: { XC_SLOT_OPEN: '' },
};

/** Answers from the link until the overview, or until the page with this id is open. Gives that page. */
export async function answerUntil(browser: Browser, token: string, until = ''): Promise<Reply & { path: string }> {
  const introduction = await browser.follow(await browser.get(`/i/${token}`));
  const form_token = hidden(introduction, 'form_token');
  let page = await browser.follow(await browser.post('/vragenlijst/begin', { form_token }));
  for (;;) {
    const path = /<form method="post" action="([^"]*)"/.exec(page.body)?.[1] ?? '';
    const id = /^\/vragenlijst\/vraag\/(.*)$/.exec(path)?.[1];
    if (id === undefined || id === until) return { ...page, path };
    const fields = answers[id];
    if (!fields) throw new Error(`The bench has no answer for page ${id}`);
    page = await browser.follow(await browser.post(path, { form_token, ...fields }));
    if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
  }
}

/** A whole interview; gives how many requests it took. */
export async function interview(url: string, token: string): Promise<number> {
  const browser = new Browser(url);
  const overview = await answerUntil(browser, token);
  const [form_token, receipt_code] = [hidden(overview, 'form_token'), hidden(overview, 'receipt_code')];
  const thanks = await browser.follow(await browser.post('/vragenlijst/verzenden', { form_token, receipt_code }));
  browser.close();
  if (thanks.status !== 200 || thanks.body.includes('<form'))
    throw new Error('The interview did not end at the thanks');
  return browser.requests;
}
