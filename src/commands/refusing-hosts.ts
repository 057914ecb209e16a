import type { HostAwaited } from '../fieldwork/refusing-hosts.js';

/** Returns what a host that refuses letters answered, since when letters wait, and how to go on. */
export function describeHost({ host, since, until, smtpCode, smtpStatus, letters }: HostAwaited): string {
  const answer = smtpCode === null ? '' : ` (SMTP ${smtpCode}${smtpStatus === null ? '' : ` ${smtpStatus}`})`;
  return [
    `${host} refused five people within an hour${answer}: sending to it waits since ${atMinute(since)}, ${letters} letters.`,
    `Ask who runs your mail server whether it is on a block list. They go again from ${atMinute(until)}, or now with \`golfslag resume --host ${host}\`.`,
  ].join(' ');
}

function atMinute(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}
