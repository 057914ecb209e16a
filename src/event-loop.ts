/**
 * Lets other requests have a turn: what takes long is done in small pieces, with this between them.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
