/** What the disk refused: a path people can look at, and the system's own code. */
export class FolderError extends Error {
  /**
   * `changed`: a file that is no longer what it was when the run began. `elsewhere`: a link of an input folder that leads
   * out of it. `not-a-file`: a folder, a pipe or a device under the name of an input. `exists`: a folder that holds something else. `taken`: a file stands where a new one was to appear. `pending`: what
   * the files say is committed, and their folder did not appear. `unconfirmed`: it did, and nobody noted it.
   * `altered`: a file of a remittance is not what its manifest says. `unsealed`: the encrypted copy did not appear.
   * `link`: a link, or something else, stands where a folder of ours was to be written in.
   */
  readonly kind:
    | 'unreadable'
    | 'changed'
    | 'elsewhere'
    | 'not-a-file'
    | 'unwritable'
    | 'exists'
    | 'taken'
    | 'pending'
    | 'unconfirmed'
    | 'altered'
    | 'link'
    | 'unsealed';
  readonly path: string;
  /** `ENOSPC`, `EACCES`…; empty when the system gave none. */
  readonly systemCode: string;

  constructor(kind: FolderError['kind'], path: string, cause?: unknown, systemCode = codeOf(cause)) {
    super(`${kind}: ${path}`, { cause });
    this.kind = kind;
    this.path = path;
    this.systemCode = systemCode;
  }
}

/** The files read back are not the files meant: a bug, and nothing appears (exit 70). */
export class ReadBackError extends Error {
  readonly mismatches: readonly string[];

  constructor(mismatches: readonly string[]) {
    super(`read back: ${String(mismatches.length)} mismatches`);
    this.mismatches = mismatches;
  }
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Whether the system refused something, rather than the program being wrong. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** No process has that number. */
export function isGone(error: unknown): boolean {
  return codeOf(error) === 'ESRCH';
}

/** The system cannot do that there, whatever the permissions. */
export function isUnsupported(error: unknown): boolean {
  return ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'].includes(codeOf(error));
}

export function isExisting(error: unknown): boolean {
  return codeOf(error) === 'EEXIST';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
