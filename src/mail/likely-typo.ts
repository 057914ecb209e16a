/** Hosts of many people's mail in the Netherlands, which a list hardly ever misspells twice. */
const hosts = [
  ...['gmail.com', 'hotmail.com', 'hotmail.nl', 'outlook.com', 'outlook.nl', 'live.nl', 'live.com', 'msn.com'],
  ...[
    'icloud.com',
    'me.com',
    'mac.com',
    'yahoo.com',
    'yahoo.nl',
    'ziggo.nl',
    'kpnmail.nl',
    'kpnplanet.nl',
    'planet.nl',
  ],
  ...['hetnet.nl', 'xs4all.nl', 'upcmail.nl', 'home.nl', 'casema.nl', 'chello.nl', 'quicknet.nl', 'telfort.nl'],
  ...['tele2.nl', 'zonnet.nl', 'online.nl', 'caiway.nl', 'solcon.nl', 'freedom.nl', 'proton.me', 'protonmail.com'],
  ...['mail.com', 'ymail.com'],
];

/** Of these there is one end alone: gmail.nl is somebody else's. */
const oneEnd = ['gmail.com', 'icloud.com', 'ziggo.nl', 'kpnmail.nl', 'xs4all.nl', 'hetnet.nl', 'upcmail.nl'];

/**
 * Returns the address that somebody probably meant: its host is one letter, or two that changed
 * places, away from a host of many. Undefined for one that looks right, also where it is rare.
 */
export function findLikelyTypo(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const host = address.slice(at + 1).toLowerCase();
  if (at < 1 || hosts.includes(host)) return undefined;
  const meant = oneEnd.find((one) => isSameButEnd(host, one)) ?? hosts.find((one) => isOneStepFrom(host, one));
  return meant === undefined ? undefined : `${address.slice(0, at)}@${meant}`;
}

function isSameButEnd(host: string, meant: string): boolean {
  return host.startsWith(meant.slice(0, meant.indexOf('.') + 1)) && host.split('.').length === 2;
}

/** Whether one letter was added, left out or replaced, or two beside each other changed places. */
function isOneStepFrom(one: string, other: string): boolean {
  if (isSwapped(one, other)) return true;
  // Of a short name a letter more, less or other is another host: love.nl is not live.nl.
  if (other.indexOf('.') < 5) return false;
  if (Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  const [rest, otherRest] = [one.slice(from), other.slice(from)];
  return rest.slice(1) === otherRest.slice(1) || rest.slice(1) === otherRest || rest === otherRest.slice(1);
}

function isSwapped(one: string, other: string): boolean {
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  const [a = '', b = ''] = one.slice(from);
  return b !== '' && other.slice(from) === `${b}${a}${one.slice(from + 2)}`;
}
