import { createTransport } from 'nodemailer';
import { expect, it } from 'vitest';
import { openMailServer } from './smtp.js';

const letter = { from: 'a@b.example', subject: 'Zoë’s meting', text: 'Eén vraag', html: '<p>Eén vraag</p>' };

it('keeps what it accepts, read and raw', async () => {
  const server = await openMailServer();
  const transport = createTransport(server.url);
  const expected = server.received(2);
  await transport.sendMail({ ...letter, to: 'zoe@x.example' });
  await transport.sendMail({ ...letter, to: 'jan@x.example' });
  const [first, second] = await expected;
  expect(first).toMatchObject({ from: 'a@b.example', to: ['zoe@x.example'], mail: { subject: 'Zoë’s meting' } });
  expect(first?.mail.text?.trim()).toBe('Eén vraag');
  expect(first?.raw).toContain('Subject: =?UTF-8?');
  expect(second?.to).toEqual(['jan@x.example']);
});

it('refuses or defers whom it is told to, and accepts the others', async () => {
  const server = await openMailServer();
  const transport = createTransport(server.url);
  server.answer('refuse', 'Gone@x.example');
  server.answer('defer', 'full@x.example');
  const send = (to: string) => transport.sendMail({ ...letter, to });
  await expect(send('gone@x.example')).rejects.toMatchObject({ responseCode: 550 });
  await expect(send('full@x.example')).rejects.toMatchObject({ responseCode: 451 });
  await send('zoe@x.example');
  server.answer('accept', 'full@x.example');
  await send('full@x.example');
  server.answer('defer');
  await expect(send('zoe@x.example')).rejects.toMatchObject({ responseCode: 451 });
  expect(server.letters.map(({ to }) => to)).toEqual([['zoe@x.example'], ['full@x.example']]);
});

it('reports to the envelope’s sender what it accepted and could not deliver', async () => {
  const server = await openMailServer();
  server.answer('bounce', 'gone@x.example');
  const transport = createTransport(server.url);
  const envelope = (to: string) => ({ from: 'back+1@b.example', to });
  await transport.sendMail({ ...letter, to: 'gone@x.example', envelope: envelope('gone@x.example') });
  await transport.sendMail({ ...letter, to: 'zoe@x.example', envelope: envelope('zoe@x.example') });
  expect(server.letters).toHaveLength(2);
  expect(server.reports).toEqual([expect.stringMatching(/^To: back\+1@b\.example\r\n[^]*^Status: 5\.1\.1\r\n/m)]);
});

it('can be down', async () => {
  const server = await openMailServer();
  await server.close();
  await expect(createTransport(server.url).sendMail({ ...letter, to: 'zoe@x.example' })).rejects.toMatchObject({
    code: 'ESOCKET',
  });
});
