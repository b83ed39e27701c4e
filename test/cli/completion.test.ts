import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { temporaryFolder, trentieme } from '../support/command-line.js';

// The shell asks the program what may come next: what it answers, and the scripts that make the shell ask.

async function printed(
  words: readonly string[],
): Promise<{ code: number | null; err: string; lines: string[] }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const { code, err } = await trentieme(...words);
    return { code, err, lines: log.mock.calls.flatMap(([text]) => String(text).split('\n')) };
  } finally {
    log.mockRestore();
  }
}

const typed = (...words: readonly string[]) => printed(['--get-yargs-completions', 'trentieme', ...words]);

describe('what may come next', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['the commands', [''], ['run', 'check', 'init', 'doctor', 'completion']],
    ['those of a group', ['ledger', ''], ['verify', 'show', 'balance', 'export', 'import']],
    ['the options of a command', ['run', '--'], ['--month', '--dry-run', '--ledger', '--lang']],
    ['those that begin so', ['run', '--dr'], ['--dry-run']],
    ['the values of an option', ['ledger', 'balance', '--by', ''], ['award', 'agent', 'month']],
    ['a language', ['check', '--lang', ''], ['fr', 'en']],
  ])('%s', async (_, words, expected) => {
    const { code, err, lines } = await typed(...words);
    expect([code, err]).toEqual([0, '']);
    expect(lines).toEqual(expect.arrayContaining([...expected]));
  });

  test('nothing is run meanwhile, even by words that are whole', async () => {
    const output = join(temporaryFolder(), 'x');
    const { code, err } = await typed('generate', '--output', output, '');
    expect([code, err]).toEqual([0, '']);
    expect(spawnSync('ls', [output]).status).not.toBe(0);
  });

  test('half a command line is no fault, an option without its value neither', async () => {
    expect(await typed('run', '--month', '')).toMatchObject({ code: 0, err: '' });
    expect(await typed('run', '--month', '2025-11', '--month', '')).toMatchObject({ code: 0, err: '' });
  });
});

describe('the script', () => {
  const hasBash = spawnSync('bash', ['--version']).status === 0;
  const hasZsh = spawnSync('zsh', ['--version']).status === 0;

  async function script(shell: string): Promise<string> {
    vi.stubEnv('SHELL', shell);
    vi.stubEnv('ZSH_NAME', '');
    try {
      const { code, err, lines } = await printed(['completion']);
      expect([code, err]).toEqual([0, '']);
      return lines.join('\n');
    } finally {
      vi.unstubAllEnvs();
    }
  }

  test.skipIf(!hasBash)('of bash completes in a real one', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'completion.bash');
    writeFileSync(path, await script('/bin/bash'));
    expect(spawnSync('bash', ['-n', path]).status).toBe(0);
    const program = fileURLToPath(new URL('../../bin/trentieme.js', import.meta.url));
    const asking = [
      `trentieme() { "${process.execPath}" "${program}" "$@"; }`,
      `source "${path}"`,
      'COMP_WORDS=(trentieme layout d); COMP_CWORD=2; _trentieme_yargs_completions; echo "${COMPREPLY[@]}"',
      'COMP_WORDS=(trentieme run --dry); COMP_CWORD=2; _trentieme_yargs_completions; echo "${COMPREPLY[@]}"',
      'complete -p trentieme',
    ].join('\n');
    const { stdout, status } = spawnSync('bash', ['--norc', '-c', asking], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(0, 2)).toEqual(['describe', '--dry-run']);
    expect(stdout).toContain('-F _trentieme_yargs_completions trentieme');
  });

  test('of zsh is one of zsh, for this program', async () => {
    const text = await script('/usr/bin/zsh');
    expect(text).toMatch(/^#compdef trentieme$/m);
    expect(text).toContain('compdef _trentieme_yargs_completions trentieme');
    if (!hasZsh) return;
    const path = join(temporaryFolder(), '_trentieme');
    writeFileSync(path, text);
    expect(spawnSync('zsh', ['-n', path]).status).toBe(0);
  });
});
