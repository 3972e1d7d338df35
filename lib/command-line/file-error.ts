// Says why a file cannot be read or written.

/** The most common codes of Node, in words. */
const REASONS: Record<string, string> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is not a folder',
  EACCES: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

/** The reason in words, or the code of an uncommon error. */
export function fileErrorReason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  return code === undefined ? String(error) : (REASONS[code] ?? code)
}
