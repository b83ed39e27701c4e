import type { Argv } from 'yargs';
import type { Commands, CommonOptions, Session } from '../session.js';
import { textsIn } from '../texts.js';

/** `generate`, `layout`, `profile` and `regulations`: what needs neither an export nor a ledger. */
export const toolCommands: Commands = (line, session) => {
  const { lang, terminal, done } = session;
  const { help, profile } = textsIn(lang);
  return line
    .command(
      'generate',
      help.generate,
      (args) =>
        args
          .option('output', { type: 'string', demandOption: true, requiresArg: true, describe: help.output })
          .option('agents', { type: 'string', requiresArg: true, default: '300', describe: help.agents })
          .option('school-year', {
            type: 'string',
            requiresArg: true,
            default: '2025-2026',
            describe: help.schoolYear,
          })
          .option('seed', { type: 'string', requiresArg: true, default: '1', describe: help.seed })
          .option('errors', { type: 'string', requiresArg: true, default: '0', describe: help.errors }),
      async (args) => {
        const { generate } = await import('../generate.js');
        done(await generate({ ...args, schoolYear: args['school-year'] }, terminal));
      },
    )
    .command('layout', help.layout, (args) => layoutCommands(args, session))
    .command('profile', profile.help.profile, (args) => profileCommands(args, session))
    .command(
      'regulations',
      help.regulations,
      (args) =>
        args
          .option('at', { type: 'string', demandOption: true, requiresArg: true, describe: help.at })
          .option('regulations', {
            type: 'string',
            requiresArg: true,
            describe: help.regulationsDir,
            default: undefined,
          }),
      async (args) => {
        const { regulations } = await import('../regulations.js');
        done(await regulations(args, terminal));
      },
    );
};

function layoutCommands(args: Argv<CommonOptions>, { lang, terminal, done }: Session) {
  const { help } = textsIn(lang);
  const withLayout = (inner: Argv<CommonOptions>) =>
    inner.option('layout', {
      type: 'string',
      requiresArg: true,
      describe: help.layoutFile,
      default: undefined,
    });
  return args
    .command('describe', help.describe, withLayout, async (inner) => {
      const { describe } = await import('../layout.js');
      done(await describe(inner, terminal));
    })
    .command('lint', help.lint, withLayout, async (inner) => {
      const { lint } = await import('../layout.js');
      done(await lint(inner, terminal));
    })
    .demandCommand(1);
}

function profileCommands(args: Argv<CommonOptions>, { lang, terminal, done }: Session) {
  const { help } = textsIn(lang).profile;
  return args
    .command(
      'check',
      help.check,
      (inner) =>
        inner
          .option('profile', { type: 'string', demandOption: true, requiresArg: true, describe: help.name })
          .option('config', { type: 'string', requiresArg: true, describe: help.config, default: undefined })
          .option('input', { type: 'string', requiresArg: true, describe: help.input, default: undefined }),
      async (inner) => {
        const { profileCheck } = await import('../profile-check.js');
        done(await profileCheck(inner, terminal));
      },
    )
    .demandCommand(1);
}
