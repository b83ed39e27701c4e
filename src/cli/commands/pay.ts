import { OVERRIDES } from '../../model/brake.js';
import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';
import {
  inputOption,
  jsonOption,
  ledgerOption,
  metricsOption,
  monthOption,
  nowOption,
  outputOption,
  settingOptions,
} from './options.js';

/** `run`, `check` and `replay`. */
export const payCommands: Commands = (line, { lang, terminal, step, done }) => {
  const { help, log } = textsIn(lang);
  return line
    .command(
      'run',
      help.run,
      (args) =>
        metricsOption(
          nowOption(
            ledgerOption(
              outputOption(monthOption(settingOptions(inputOption(args, lang), lang), lang), lang),
              lang,
            ),
            lang,
          )
            .option('dry-run', { type: 'boolean', default: false, describe: help.dryRun })
            .option('accept-drop', { type: 'boolean', default: false, describe: help.acceptDrop })
            .option('accept-recoveries', { type: 'boolean', default: false, describe: help.acceptRecoveries })
            .option('accept-stale', { type: 'boolean', default: false, describe: help.acceptStale })
            .option('workers', {
              type: 'string',
              requiresArg: true,
              default: undefined,
              describe: help.workers,
            })
            .option('operator', {
              type: 'string',
              requiresArg: true,
              default: undefined,
              describe: textsIn(lang).approve.help.operator,
            })
            .option('explanations', { type: 'boolean', default: false, describe: help.explanations })
            .option('sign-key', {
              type: 'string',
              requiresArg: true,
              default: undefined,
              describe: textsIn(lang).seal.help.signKey,
            })
            .option('json', { type: 'boolean', default: false, describe: log.help.json }),
          lang,
        ),
      async (args) => {
        const { run } = await import('../run.js');
        const accepted = OVERRIDES.filter((override) => args[override]);
        done(
          await run(
            { ...args, dryRun: args['dry-run'], signKey: args['sign-key'], accepted },
            terminal,
            step,
          ),
        );
      },
    )
    .command(
      'check',
      help.check,
      (args) => jsonOption(settingOptions(inputOption(args, lang), lang), lang),
      async (args) => {
        const { check } = await import('../check.js');
        done(await check(args, terminal));
      },
    )
    .command(
      'replay',
      help.replay,
      (args) =>
        jsonOption(ledgerOption(settingOptions(args, lang), lang), lang)
          .option('from', { type: 'string', demandOption: true, requiresArg: true, describe: help.from })
          .option('to', { type: 'string', demandOption: true, requiresArg: true, describe: help.to })
          .option('format', {
            choices: ['text', 'csv'] as const,
            default: 'text' as const,
            describe: help.format,
          }),
      async (args) => {
        const { replayCommand } = await import('../replay.js');
        done(await replayCommand(args, terminal));
      },
    );
};
