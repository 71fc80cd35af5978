// @ts-check
/**
 * A process of its own that formats with the Prettier of somebody's repo: its configuration and its plugins are code, and none of it
 * is to run inside this tool. Messages go over Node's channel, because a plugin may print.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * @typedef {object} Job
 * @property {string} prettier folder of the package
 * @property {string} root
 * @property {string} ignoreFile
 * @property {{ path: string, text: string }[]} files
 */

process.once('message', (message) => {
  format(/** @type {Job} */ (message)).then(
    (texts) => process.send?.({ texts }),
    (/** @type {unknown} */ error) =>
      process.send?.({ failure: error instanceof Error ? error.message : String(error) }),
  );
});

/**
 * @param {Job} job
 * @returns {Promise<string[]>}
 */
async function format({ prettier: folder, root, ignoreFile, files }) {
  // Version 2 and 3 have the same functions; those of version 2 give no promises.
  /** @type {unknown} */
  const loaded = createRequire(import.meta.url)(folder);
  const prettier = /** @type {typeof import('prettier')} */ (loaded);
  const texts = [];
  for (const { path: relative, text } of files) {
    const filepath = path.join(root, relative);
    const { ignored, inferredParser } = await prettier.getFileInfo(filepath, { ignorePath: ignoreFile });
    const options = await prettier.resolveConfig(filepath, { editorconfig: true });
    const formats = !ignored && inferredParser !== null;
    texts.push(formats ? await prettier.format(text, { ...options, filepath }) : text);
  }
  return texts;
}
