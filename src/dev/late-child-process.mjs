// @ts-check

const reading = "const childProcess = require('node:child_process');";

/**
 * commander loads what starts processes, for subcommands that are programs of their own. There are none here, and it is a twentieth of
 * what starting Node takes: so it is loaded where it is used.
 *
 * @returns {import('rolldown').Plugin}
 */
export function lateChildProcess() {
  return {
    name: 'late-child-process',
    transform: {
      filter: { id: /[\\/]commander[\\/]lib[\\/]command\.js$/ },
      handler(code, id) {
        if (!code.includes(reading)) throw new Error(`${id} starts processes in another way than it did.`);
        return code.replace(reading, '').replaceAll('childProcess.', "require('node:child_process').");
      },
    },
  };
}
