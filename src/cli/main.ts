import { run } from './run.js';

// Node 22.8 and later keep compiled code between runs: here, the code of the command that is about to be loaded. Taken
// from the process, because importing a built-in module touches all that it exports, the parts that Node loads late too.
const { enableCompileCache } = process.getBuiltinModule('module') as { enableCompileCache?: () => unknown };
enableCompileCache?.();

process.exitCode = await run(process.argv.slice(2));
