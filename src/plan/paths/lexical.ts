/** Names that Windows gives to devices, whatever extension follows. Source: Microsoft's "Naming files, paths, and namespaces". */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])$/i;

/** Characters that Windows reserves, and those that do not show: a path must look like what it is. */
const reservedCharacter = /[<>:"|?*]/;
const invisibleCharacter = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What git runs programs from; `git~1` is its short name on Windows. */
const gitFolder = /^(?:\.git|git~\d+)$/i;

/** Folders of the transaction itself. */
const ownFolder = /^\.mtls-pop\.(?:tmp|undo)(?:-|$)/i;

/** Bytes that one name may have on the file systems in use. */
const longestName = 255;

/**
 * Why a path of a plan or a lock file must not be used, as the end of a sentence that begins with the path; undefined for a
 * relative, `/`-separated path that means the same place inside the root on every platform.
 */
export function whyUnsafe(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.includes('\\')) return 'has a backslash';
  if (path.startsWith('/')) return 'is absolute';
  if (/^[a-z]:/i.test(path)) return 'begins with a drive letter';
  const segments = path.split('/');
  for (const segment of segments) {
    const reason = whyUnsafeName(segment);
    if (reason !== undefined) return reason;
  }
  return ownFolder.test(segments[0] ?? '') ? 'is in a folder that transactions use' : undefined;
}

function whyUnsafeName(name: string): string | undefined {
  if (name === '') return 'has an empty part';
  if (name === '.' || name === '..') return `has the part "${name}"`;
  if (invisibleCharacter.test(name)) return 'has an invisible character';
  if (reservedCharacter.test(name)) return 'has a character that Windows reserves';
  if (/[. ]$/.test(name)) return 'has a part that ends in a dot or a space, which Windows drops';
  // Windows looks at what stands before the first dot, without its trailing spaces.
  if (deviceName.test((name.split('.')[0] ?? '').trimEnd())) return 'has the name of a Windows device';
  if (gitFolder.test(name)) return 'is in a folder that git owns';
  if (Buffer.byteLength(name) > longestName) return `has a part longer than ${longestName} bytes`;
  return undefined;
}
