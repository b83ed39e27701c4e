// Loaded before the program of a lane: at its end, writes what the process used, beside the path in BENCH_USAGE.
// A process that the lane starts inherits it, and writes its own.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.BENCH_USAGE !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const cpu = (userCPUTime + systemCPUTime) / 1e6;
    const usage = { cpu, peak: (ownPeak() ?? maxRSS) * 1024 };
    writeFileSync(`${process.env.BENCH_USAGE}.${process.pid}`, JSON.stringify(usage));
  });
}

/** In KiB. On Linux `maxRSS` may be that of the parent at the moment of the start; `VmHWM` is the process's own. */
function ownPeak() {
  try {
    const peak = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1];
    return peak === undefined ? undefined : Number(peak);
  } catch {
    return undefined;
  }
}
