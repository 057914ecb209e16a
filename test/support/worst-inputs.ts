import type { InjectOptions } from 'fastify';
import { longestForm, mostFields, shortForm } from '../../src/web/plugins/forms.js';

/** Accents on one letter, in an order that composing has to turn round at each step. */
const accents = (length: number) => `a${'\u0301\u0316'.repeat(length / 2)}`;

/** Texts that make bad readers slow, each as long as asked for. */
const slowTexts: Readonly<Record<string, (length: number) => string>> = {
  accents,
  'accents of Japanese': (length) => '\uFF9E\u0301'.repeat(length / 2),
  ligatures: (length) => '\uFDFA'.repeat(length),
  blanks: (length) => `x${' '.repeat(length)}x`,
  'line ends': (length) => `x${'\r\n'.repeat(length / 2)}x`,
  NUL: (length) => '\0'.repeat(length),
  'one letter': (length) => 'A'.repeat(length),
  'groups of a code': (length) => 'AAAA-'.repeat(length / 5),
  'signs of an address': (length) => `${'a.'.repeat(length / 2)}@${'b-'.repeat(length / 2)}`,
  'angle brackets': (length) => '<'.repeat(length),
  'broken escapes': (length) => '%'.repeat(length),
  emoji: (length) => '👩‍👩‍👧'.repeat(length / 8),
};

/** What Node takes of a request's headers, in bytes, with its address; some of it is left for others. */
const longestHead = 15_000;

/** A request that a route answers, to be made worse. */
export interface Plain {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The fields of its form that were right. */
  readonly form: Readonly<Record<string, string>>;
}

/** Returns the worst that can be sent along with a request, each with its name. */
export function worstInputs(plain: Plain): [name: string, request: InjectOptions][] {
  const request = { ...plain, method: plain.method as 'GET' };
  const inAddress = Object.entries({
    'a long value': `q=${'x'.repeat(longestHead)}`,
    'many values': Array.from({ length: longestHead / 6 }, (_, i) => `p${i}=`).join('&'),
    'one value many times': 'row=1&'.repeat(longestHead / 6),
    'deep names': `a${'[b]'.repeat(longestHead / 3)}=1`,
    accents: ['q', 'row', 'column', 'against', 'taal', 'pagina', 'vraag', 'wijzig']
      .map((name) => `${name}=${encodeURIComponent(accents(300))}`)
      .join('&'),
  });
  const inHeaders = Object.entries({
    'a long cookie': { cookie: `golfslag=${'A'.repeat(longestHead)}` },
    'many cookies': { cookie: 'a=b; '.repeat(longestHead / 5) },
    'empty cookies': { cookie: ';='.repeat(longestHead / 2) },
    'a long token': { authorization: `Bearer ${'x'.repeat(longestHead)}` },
    'a token behind blanks': { authorization: `Bearer${' '.repeat(longestHead)}` },
    'many encodings': { 'accept-encoding': 'br;q=0.1,'.repeat(longestHead / 9) },
    'many languages': { 'accept-language': 'nl;q=0.1,'.repeat(longestHead / 9) },
    'many marks': { 'if-none-match': 'W/"x",'.repeat(longestHead / 6) },
    'many types': { accept: 'text/html;q=0.1,'.repeat(longestHead / 16) },
    'many proxies': { 'x-forwarded-for': '1.1.1.1,'.repeat(longestHead / 8) },
  });
  return [
    ...inAddress.map(([name, query]): [string, InjectOptions] => [
      `${name} in the address`,
      { ...request, url: `${plain.url}${plain.url.includes('?') ? '&' : '?'}${query}` },
    ]),
    ...inHeaders.map(([name, headers]): [string, InjectOptions] => [
      name,
      { ...request, headers: { ...plain.headers, ...headers } },
    ]),
    ...(plain.method === 'POST' ? worstBodies(plain).map((worst) => ofBody(request, worst)) : []),
  ];
}

type Body = readonly [name: string, type: string, payload: string];

function ofBody(request: InjectOptions, [name, type, payload]: Body): [string, InjectOptions] {
  return [name, { ...request, headers: { ...request.headers, 'content-type': type }, payload }];
}

const urlEncoded = 'application/x-www-form-urlencoded';

/** Bodies up to the largest that a route takes, and one beyond. */
function worstBodies({ form }: Plain): Body[] {
  const names = ['receipt_code', 'email', 'reason', 'reden', 'XC_SLOT_OPEN', 'XC_PERIODE', 'XC_PERIODE_ANDERS_TEXT'];
  const start = new URLSearchParams(form).toString();
  const sizes = [shortForm, longestForm].map((size) => size - start.length - 1000);
  const texts = sizes.flatMap((size) =>
    Object.entries(slowTexts).flatMap(([name, text]): Body[] => {
      const whole = Buffer.from(text(size)).subarray(0, size).toString();
      const share = Buffer.from(text(size))
        .subarray(0, Math.floor(size / names.length))
        .toString();
      return [
        ...['receipt_code', 'email', 'XC_SLOT_OPEN'].map((field): Body => [
          `${size} bytes of ${name} in ${field}`,
          urlEncoded,
          `${start}&${field}=${whole}`,
        ]),
        [`${name} in each field`, urlEncoded, `${start}&${names.map((field) => `${field}=${share}`).join('&')}`],
      ];
    }),
  );
  return [
    ...texts,
    ['as many fields as may be', urlEncoded, `${start}&${'a=&'.repeat(mostFields - 10)}`],
    ['many more fields', urlEncoded, `${start}${'&a'.repeat(120_000)}`],
    ['other names each time', urlEncoded, Array.from({ length: 20_000 }, (_, i) => `f${i}=`).join('&')],
    ['a code of marks alone', urlEncoded, `${start}&receipt_code=${'%CC%81%CC%96'.repeat(200)}`],
    ['too much', urlEncoded, 'x'.repeat(longestForm + 1)],
    ['parts without end', 'multipart/form-data; boundary=x', 'name=List-Unsubscribe\r\n'.repeat(180)],
    ['a type without end', `multipart/form-data; ${'boundary=x; '.repeat(1000)}`, '--x--'],
    ...worstMail,
  ];
}

const most = 399_000;
const report = (lines: string) =>
  `Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n${lines}\n--b--\n`;

/** Returned mail, which POST /bounces alone takes; any other route refuses its type. */
const worstMail: Body[] = [
  ['lists in lists', 'application/json', '['.repeat(most)],
  ['objects in objects', 'application/json', '{"a":'.repeat(most / 5)],
  [
    'long bounces',
    'application/json',
    JSON.stringify({ bounces: Array(380).fill({ returnPath: 'x'.repeat(1000), status: '5.1.1' }) }),
  ],
  ['lines without end', 'message/rfc822', report('Action: failed\n'.repeat(most / 15))],
  ['groups without end', 'message/rfc822', report('Action: failed\nStatus: 5.1.1\n\n'.repeat(most / 30))],
  ['boundaries without end', 'message/rfc822', report('--b\n'.repeat(most / 5))],
  ['folded headers', 'message/rfc822', `Subject: x\n${' =?utf-8?q?=CC=81?=\n'.repeat(most / 20)}\n\nx`],
  ['addresses without end', 'message/rfc822', `From: ${'<a@b>,("'.repeat(most / 9)}\n\nx`],
  ['entities', 'message/rfc822', `Content-Type: text/html\n\n${'&amp;'.repeat(most / 6)}`],
  ['tags', 'message/rfc822', `Content-Type: text/html\n\n${'<'.repeat(most - 100)}`],
  ['quoted signs', 'message/rfc822', `Content-Transfer-Encoding: quoted-printable\n\n${'=CC=81'.repeat(most / 7)}`],
  ['an mbox of beginnings', 'message/rfc822', 'From x\n'.repeat(most / 7)],
  ['blanks', 'text/plain', `Subject: x${' '.repeat(most - 100)}x\n\n`],
  [
    'a diagnosis of accents',
    'message/rfc822',
    report(`Action: failed\nDiagnostic-Code: ${'\u0301\u0316'.repeat(most / 5)}`),
  ],
];
