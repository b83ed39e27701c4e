import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './command-line.js';

const isRoot = process.getuid?.() === 0;
const [MOUNT, UNMOUNT] = ['mount', 'umount'] as const;

/** A disk of its own, as small as asked. */
export interface SmallDisk {
  readonly folder: string;
  /** Changes it: `size=1m`, `ro`. */
  readonly change: (options: string) => void;
}

/** A real disk in memory, unmounted when the test ends; nothing when the system does not give one. */
export function smallDisk(size: string): SmallDisk | undefined {
  if (process.platform !== 'linux' || !isRoot) return undefined;
  const folder = temporaryFolder();
  try {
    execFileSync(MOUNT, ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync(UNMOUNT, [folder]);
  });
  return {
    folder,
    change: (options) => {
      execFileSync(MOUNT, ['-o', `remount,${options}`, folder], { stdio: 'ignore' });
    },
  };
}

/**
 * A folder that can be made read-only: a disk of its own for root, whom no permission stops. Nothing when the system
 * gives root no disk.
 */
export function lockableFolder(): { folder: string; lock: () => void; unlock: () => void } | undefined {
  if (isRoot) {
    const disk = smallDisk('8m');
    return (
      disk && {
        ...disk,
        lock: () => {
          disk.change('ro');
        },
        unlock: () => {
          disk.change('rw');
        },
      }
    );
  }
  const folder = temporaryFolder();
  const unlock = (): void => {
    chmodSync(folder, 0o700);
  };
  onTestFinished(unlock);
  return {
    folder,
    lock: () => {
      chmodSync(folder, 0o500);
    },
    unlock,
  };
}
