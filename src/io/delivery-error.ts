/** Why a message did not reach its target. Nothing that a server said is repeated: it may quote what it was told. */
export class DeliveryError extends Error {
  /**
   * `unreachable`: nobody answers there. `timeout`: somebody does, too slowly. `tls`: no encryption that can be
   * trusted. `login`: the name or the password is refused. `refused`: the answer will be the same next time.
   * `unavailable`: it may not be. `redirect`: another address is meant. `secret`: a secret is not where it was to be.
   */
  readonly kind:
    'unreachable' | 'timeout' | 'tls' | 'login' | 'refused' | 'unavailable' | 'redirect' | 'secret';
  /** `ECONNREFUSED`, `535`, `HTTP 500`, the name of a variable or of a file. */
  readonly code: string;

  constructor(kind: DeliveryError['kind'], code: string, cause?: unknown) {
    super(`${kind} ${code}`, { cause });
    this.kind = kind;
    this.code = code;
  }

  /** Whether trying again at once may help. */
  get isPassing(): boolean {
    return this.kind === 'unreachable' || this.kind === 'timeout' || this.kind === 'unavailable';
  }
}

/** Codes of the system, of Node and of OpenSSL for a certificate or a handshake that is not to be trusted. */
export function isTlsCode(code: string): boolean {
  return /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO|EPROTO|ALTNAME|^ETLS$/.test(code);
}
