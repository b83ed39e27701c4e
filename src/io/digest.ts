import { hash } from 'node:crypto';

/** SHA-256 in lower-case hexadecimal. One call to the engine: a million references are made with it. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}
