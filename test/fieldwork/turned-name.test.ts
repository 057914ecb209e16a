import { expect, it } from 'vitest';
import { turnName } from '../../src/fieldwork/turned-name.js';

it.each([
  ['Boer, Zoë de', 'Zoë de Boer'],
  ['Jansen, dr. A.', 'dr. A. Jansen'],
  ['de Vries, Jan', 'Jan de Vries'],
  ['Vries, J. de', 'J. de Vries'],
  ['Vries de, Jan', 'Jan de Vries'],
  ['Berg, Piet van den', 'Piet van den Berg'],
  ['van den Berg, Piet', 'Piet van den Berg'],
  ['Van der Meulen-de Boer, Anne-Marie', 'Anne-Marie Van der Meulen-de Boer'],
  ['Jansen-Smit, J.A.', 'J.A. Jansen-Smit'],
  ['JANSEN, PIET', 'PIET JANSEN'],
  ['Jansen,Piet', 'Piet Jansen'],
  ['Hoff, J.H. van ’t', 'J.H. van ’t Hoff'],
  ['Jansen, mevrouw', 'mevrouw Jansen'],
  ['Klaassen, dhr. P.', 'dhr. P. Klaassen'],
  ['Yıldırım, Ayşe', 'Ayşe Yıldırım'],
  ['El Amrani, Fatima', 'Fatima El Amrani'],
  ['O’Brien, Seán', 'Seán O’Brien'],
  ['Đorđević, Đorđe', 'Đorđe Đorđević'],
  ['García Márquez, G.', 'G. García Márquez'],
  ['Петров, Сергей', 'Сергей Петров'],
  ['Visser, Anna Maria', 'Anna Maria Visser'],
  ['Dijkstra, Ph. Th. van', 'Ph. Th. van Dijkstra'],
])('turns %s into %s', (written, turned) => {
  expect(turnName(written)).toBe(turned);
});

it.each([
  'Jansen, De Boer & Partners',
  'Advies, Coaching en Meer B.V.',
  'Jansen, Piet en Klaas',
  'Jansen, De Boer',
  'Smit, Bakker, Visser',
  'Advies, Coaching',
  'Zorg, Welzijn',
  'Google, Inc.',
  'Jansen, sr.',
  'King, Jr.',
  'Jan Jansen, MSc',
  'Jansen, RA',
  'Jan Jansen, Amsterdam',
  'Jansen Bouw, Utrecht',
  'Amsterdam, gemeente',
  'Jansen, 2e verdieping',
  'Jansen & Zn., A.',
  'Jansen,',
  ', Jan',
  ',',
  'Jan de Vries',
  'appels, peren',
  'Werk, Inkomen',
  '3M, Leiden',
  '',
])('leaves %j as it is', (written) => {
  expect(turnName(written)).toBeUndefined();
});
