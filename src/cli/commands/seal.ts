import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';

/** `verify`, `keygen` and `decrypt`: what makes a remittance safe to pass on. */
export const sealCommands: Commands = (line, { lang, terminal, done }) => {
  const { help: common, seal } = textsIn(lang);
  const { help } = seal;
  return line
    .command(
      'verify <folder>',
      help.verify,
      (args) =>
        args
          .positional('folder', { type: 'string', demandOption: true, describe: help.verifyFolder })
          .option('public-key', {
            type: 'string',
            requiresArg: true,
            default: undefined,
            describe: help.publicKey,
          })
          .option('layout', {
            type: 'string',
            requiresArg: true,
            default: undefined,
            describe: common.layoutFile,
          }),
      async (args) => {
        const { verifyRemittance } = await import('../verify-folder.js');
        done(await verifyRemittance({ ...args, publicKey: args['public-key'] }, terminal));
      },
    )
    .command(
      'keygen',
      help.keygen,
      (args) =>
        args
          .option('output', { type: 'string', demandOption: true, requiresArg: true, describe: help.keyFile })
          .option('kind', {
            choices: ['signing', 'encryption'] as const,
            default: 'signing' as const,
            describe: help.kind,
          }),
      async (args) => {
        const { keygen } = await import('../keygen.js');
        done(await keygen(args, terminal));
      },
    )
    .command(
      'decrypt <folder>',
      help.decrypt,
      (args) =>
        args
          .positional('folder', { type: 'string', demandOption: true, describe: help.sealedFolder })
          .option('identity', {
            type: 'string',
            demandOption: true,
            requiresArg: true,
            describe: help.identity,
          })
          .option('output', {
            type: 'string',
            demandOption: true,
            requiresArg: true,
            describe: help.output,
          }),
      async (args) => {
        const { decrypt } = await import('../decrypt.js');
        done(await decrypt(args, terminal));
      },
    );
};
