/** The address of a ledger as it may be shown: a URL without its password. */
export function withoutPassword(address: string): string {
  return address.replace(/^([a-z]+:\/\/[^:/@]*):.*@/i, '$1@');
}
