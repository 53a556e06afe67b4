import { registerHooks } from 'node:module';

/** Lets Node run modules of the app that ask Vite for the address of a file or worker: what makes a vault uses none of them. */
registerHooks({
  resolve: (specifier, context, next) =>
    /\?(?:worker&)?url$/.test(specifier)
      ? { url: 'data:text/javascript,export default ""', shortCircuit: true }
      : next(specifier, context),
});
