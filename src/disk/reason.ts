/** Why the system refused, in English, by the code of its error. */
export const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'permission was denied',
  EPERM: 'permission was denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many files are open',
};

/** Why the system refused, in English; null for an error that is not the system's. */
export function systemReason(error: unknown): string | null {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? null : (systemReasons[code] ?? message);
}
