// Installs what is missing and builds what has changed, with whatever Node the host has: `npm start` and `npm test`
// work on a fresh clone. The program itself then runs on the Node that the install brings.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  npm('ci', '--no-audit', '--no-fund');
}
if (changedAt('dist/.tsbuildinfo') < newestIn('src')) {
  npm('run', '--silent', 'build');
}

function npm(...words) {
  const isWindows = process.platform === 'win32';
  try {
    execFileSync(isWindows ? 'npm.cmd' : 'npm', words, { cwd: root, stdio: 'inherit', shell: isWindows });
  } catch {
    // npm has said what went wrong.
    process.stderr.write(`trentieme : « npm ${words.join(' ')} » a échoué.\n`);
    process.exit(70);
  }
}

/** When a file last changed; 0 when it is not there. */
function changedAt(path) {
  const full = join(root, path);
  return existsSync(full) ? statSync(full).mtimeMs : 0;
}

function newestIn(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return Math.max(
    ...entries.map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? newestIn(path) : changedAt(path);
    }),
  );
}
