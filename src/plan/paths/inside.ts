import path from 'node:path';

/** Whether a real path is the root or below it. Pure: links are resolved before. */
export function isInside(root: string, real: string, style: path.PlatformPath = path): boolean {
  const relative = style.relative(root, real);
  return relative !== '..' && !relative.startsWith(`..${style.sep}`) && !style.isAbsolute(relative);
}
