import { decode } from '../charset/index.js';

/** What a file of JSON holds; `undefined` when it is none, or is not UTF-8. */
export function jsonIn(bytes: Uint8Array): unknown {
  const decoded = decode(bytes, 'UTF-8');
  if (!decoded.ok) return undefined;
  try {
    return JSON.parse(decoded.text) as unknown;
  } catch {
    return undefined;
  }
}
