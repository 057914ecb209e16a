import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { describe, expect, it, test } from 'vitest';
import { sendBySmtp, type Patience } from '../../src/mail/smtp.js';
import { afterwards } from '../support/afterwards.js';

/** What a server does at each point of the conversation: a text that it sends, or more. */
type Turn = string | ((socket: Socket) => void);

interface Manners {
  readonly greeting?: Turn;
  readonly ehlo?: Turn;
  readonly starttls?: Turn;
  readonly mail?: Turn;
  readonly rcpt?: Turn;
  readonly data?: Turn;
  /** Once it has some of the letter. */
  readonly body?: Turn;
  /** Once it has the end of the letter. */
  readonly end?: Turn;
}

const end = '\r\n.\r\n';
const drop = (socket: Socket) => socket.destroy();
const nothing = () => undefined;

/** Repeats a text as fast as the other side reads it, until it hangs up. */
const flood = (text: string) => (socket: Socket) => {
  const pour = () => {
    while (!socket.destroyed && socket.write(text.repeat(500)));
  };
  socket.on('drain', pour);
  pour();
};

/** Sends a text without end, a byte at a time. */
const drip = (text: string) => (socket: Socket) => {
  let at = 0;
  const timer = setInterval(() => socket.write(text[at++ % text.length] ?? ''), 5);
  socket.once('close', () => {
    clearInterval(timer);
  });
};

/** A mail server that takes letters, save where its manners are others. */
async function serveSmtp(manners: Manners) {
  const ends: string[] = [];
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections++;
    socket.on('error', nothing);
    const take = (turn: Turn) => {
      if (typeof turn === 'string') socket.write(turn);
      else turn(socket);
    };
    let [buffered, body] = ['', false];
    socket.on('data', (chunk) => {
      buffered += chunk.toString('latin1');
      for (;;) {
        if (body) {
          if (manners.body !== undefined) {
            take(manners.body);
            return;
          }
          const at = buffered.indexOf(end);
          if (at < 0) return;
          ends.push(buffered.slice(0, at));
          buffered = buffered.slice(at + end.length);
          body = false;
          take(manners.end ?? '250 2.0.0 taken\r\n');
          continue;
        }
        const at = buffered.indexOf('\r\n');
        if (at < 0) return;
        const line = buffered.slice(0, at);
        buffered = buffered.slice(at + 2);
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === 'EHLO') take(manners.ehlo ?? '250-loopback\r\n250 PIPELINING\r\n');
        else if (verb === 'STAR') take(manners.starttls ?? '220 go on\r\n');
        else if (verb === 'MAIL') take(manners.mail ?? '250 2.1.0 fine\r\n');
        else if (verb === 'RCPT') take(manners.rcpt ?? '250 2.1.5 fine\r\n');
        else if (verb === 'DATA') {
          const turn = manners.data ?? '354 go on\r\n';
          body = turn === '354 go on\r\n';
          take(turn);
        } else if (verb === 'QUIT') socket.end('221 bye\r\n');
        else take('250 fine\r\n');
      }
    });
    take(manners.greeting ?? '220 loopback\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterwards(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  );
  return {
    url: `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    /** The letters whose end it got. */
    ends,
    connections: () => connections,
  };
}

/** Long enough for a busy machine, and as short for who never answers. */
const patient: Patience = { connection: 20_000, answer: 20_000, letter: 30_000 };
const hurried: Patience = { connection: 2000, answer: 2000, letter: 3000 };

function letterOf(text = 'Eén vraag') {
  return {
    from: 'a@b.example',
    to: 'zoe@x.example',
    subject: 'Meting',
    text,
    envelope: { from: 'back+1@b.example', to: 'zoe@x.example' },
  };
}

/** Sends one letter to a server of these manners. */
async function meet(manners: Manners, patience = patient, text?: string) {
  const server = await serveSmtp(manners);
  const mail = sendBySmtp(server.url, undefined, patience);
  afterwards(() => {
    mail.close();
  });
  const outcome = await mail.transmit(letterOf(text));
  return { outcome, server, mail };
}

describe('a letter that was never given to the end is not unknown: it waits', () => {
  test.each<[name: string, manners: Manners, reason: RegExp]>([
    ['a greeting that never ends its line', { greeting: flood('220 hello ') }, /./],
    ['a greeting of lines without end', { greeting: flood('220-hello\r\n') }, /./],
    ['a greeting again and again', { greeting: flood('220 hello\r\n') }, /./],
    ['a greeting that is no greeting', { greeting: 'HTTP/1.1 400 Bad Request\r\n\r\n' }, /./],
    ['blank lines without end', { greeting: flood('\r\n') }, /./],
    ['a greeting a byte at a time', { greeting: drip('220-') }, /^ETIMEDOUT$/],
    ['no greeting', { greeting: nothing }, /^ETIMEDOUT$/],
    ['a line that drops in the greeting', { greeting: (socket) => socket.end('220 lo') }, /./],
    ['a line that drops before the greeting', { greeting: drop }, /./],
    ['a server that says it closes', { greeting: '421 4.3.2 closing\r\n' }, /^SMTP 421 4\.3\.2$/],
    ['a line that drops at EHLO', { ehlo: drop }, /./],
    ['an answer to EHLO without end', { ehlo: flood('250-SIZE\r\n') }, /./],
    ['an answer to EHLO again and again', { ehlo: flood('250 fine\r\n') }, /./],
    ['an answer to EHLO a byte at a time', { ehlo: drip('250-') }, /^ETIMEDOUT$/],
    [
      'TLS that breaks',
      { ehlo: '250-x\r\n250 STARTTLS\r\n', starttls: (s) => s.write('220 go\r\n250 no TLS\r\n') },
      /./,
    ],
    ['TLS that is dropped', { ehlo: '250-x\r\n250 STARTTLS\r\n', starttls: drop }, /./],
    ['TLS that never answers', { ehlo: '250-x\r\n250 STARTTLS\r\n', starttls: '220 go\r\n' }, /^ET/],
    ['a line that drops at MAIL', { ehlo: '250 x\r\n', mail: drop }, /./],
    ['a line that drops at MAIL, with pipelining', { mail: drop }, /./],
    ['garbage at MAIL', { ehlo: '250 x\r\n', mail: 'banana\r\n' }, /./],
    ['a server that closes at MAIL', { ehlo: '250 x\r\n', mail: '421 closing\r\n' }, /^SMTP 421$/],
    ['no answer to MAIL', { ehlo: '250 x\r\n', mail: nothing }, /^ETIMEDOUT$/],
    ['an answer to MAIL a byte at a time', { ehlo: '250 x\r\n', mail: drip('250-') }, /^ETIMEDOUT$/],
    ['a line that drops at RCPT', { ehlo: '250 x\r\n', rcpt: drop }, /./],
    ['a line that drops at RCPT, with pipelining', { rcpt: drop }, /./],
    ['garbage at RCPT', { ehlo: '250 x\r\n', rcpt: 'banana\r\n' }, /./],
    ['a server that closes at RCPT', { ehlo: '250 x\r\n', rcpt: '421 4.7.0 closing\r\n' }, /^SMTP 421 4\.7\.0$/],
    ['no answer to RCPT', { rcpt: nothing }, /^ETIMEDOUT$/],
    ['a line that drops at DATA', { ehlo: '250 x\r\n', data: drop }, /./],
    ['a line that drops at DATA, with pipelining', { data: drop }, /./],
    ['garbage at DATA', { data: 'banana\r\n' }, /./],
    ['a server that closes at DATA', { data: '421 closing\r\n' }, /^SMTP 421$/],
    ['no answer to DATA', { data: nothing }, /^ETIMEDOUT$/],
    ['an answer to DATA a byte at a time', { data: drip('354-') }, /^ETIMEDOUT$/],
    ['no for now, once it has the letter', { end: '451 4.3.0 try again\r\n' }, /^SMTP 451 4\.3\.0$/],
    ['a server that closes once it has the letter', { end: '421 4.3.2 closing\r\n' }, /^SMTP 421 4\.3\.2$/],
  ])('%s', async (_name, manners, reason) => {
    const { outcome, server } = await meet(manners, reason.source.includes('^ET') ? hurried : patient);
    expect(outcome).toEqual(
      expect.objectContaining({ kind: 'deferred', reason: expect.stringMatching(reason) as string }),
    );
    if (manners.end === undefined) expect(server.ends).toEqual([]);
  });
});

describe('a letter whose end was given is unknown until the server answers', () => {
  test.each<[name: string, manners: Manners]>([
    ['the line drops', { end: drop }],
    ['the server closes without a word', { end: (socket) => socket.end() }],
    ['garbage', { end: 'banana\r\n' }],
    ['an answer for another command', { end: '354 go on\r\n' }],
    ['no answer', { end: nothing }],
    ['an answer a byte at a time', { end: drip('250-') }],
    ['an answer without end', { end: flood('250-taken\r\n') }],
    ['half an answer', { end: (socket) => socket.end('25') }],
  ])('%s', async (_name, manners) => {
    const { outcome, server } = await meet(manners, hurried);
    expect(outcome.kind).toBe('unknown');
    expect(server.ends).toHaveLength(1);
  });
});

it('knows that a long letter was not given to its end', async () => {
  const { outcome, server } = await meet({ body: drop }, patient, 'Eén vraag. '.repeat(2_000_000));
  expect([outcome.kind, server.ends]).toEqual(['deferred', []]);
});

it('takes no for an answer, from whom and about what', async () => {
  expect((await meet({ ehlo: '250 x\r\n', rcpt: '550 5.1.1 no such user\r\n' })).outcome).toEqual({
    kind: 'refused',
    reason: 'SMTP 550 5.1.1',
    answer: { code: 550, status: '5.1.1' },
    cause: 'address',
  });
  for (const manners of [
    { mail: '550 5.7.1 not from you\r\n' },
    { data: '554 5.5.1 no\r\n' },
    { end: '554 5.7.1 spam\r\n' },
  ]) {
    expect((await meet(manners)).outcome).toMatchObject({ kind: 'refused', cause: undefined });
  }
});

it('goes on with the next letter after each of these', async () => {
  let fault: Turn | undefined = drop;
  const server = await serveSmtp({
    end: (socket) => {
      if (typeof fault === 'function') fault(socket);
      else socket.write(fault ?? '250 taken\r\n');
      fault = undefined;
    },
  });
  const mail = sendBySmtp(server.url, undefined, patient);
  afterwards(() => {
    mail.close();
  });
  expect((await mail.transmit(letterOf())).kind).toBe('unknown');
  expect((await mail.transmit(letterOf())).kind).toBe('accepted');
  fault = '421 closing\r\n';
  expect((await mail.transmit(letterOf())).kind).toBe('deferred');
  expect((await mail.transmit(letterOf())).kind).toBe('accepted');
  expect(server.ends).toHaveLength(4);
});

it('keeps a letter that the server hung up on between two', async () => {
  const { server, mail, outcome } = await meet({ end: (socket) => socket.end('250 taken\r\n') });
  expect(outcome.kind).toBe('accepted');
  const next = await mail.transmit(letterOf());
  expect(['accepted', 'deferred']).toContain(next.kind);
  expect(server.ends.length).toBe(next.kind === 'accepted' ? 2 : 1);
});
