import { registerHooks } from 'node:module';

/** Lets a child process run the sources as they are: an import of `x.js` is of `x.ts` (types are stripped by Node). */
registerHooks({
  resolve: (specifier, context, next) => {
    const isOurs = specifier.startsWith('.') && context.parentURL?.endsWith('.ts') === true;
    return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
