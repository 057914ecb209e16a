const sentences: Readonly<Record<string, string>> = {
  EACCES: 'this user has no permission',
  EPERM: 'this user has no permission',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it, or a folder above it, is a file',
  EEXIST: 'it, or a folder above it, is a file',
  ENOENT: 'its folder is not there and cannot be made',
  EROFS: 'the disk cannot be written to',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};

/** Returns why a file or folder cannot be used, in words; undefined for any other error. */
export function describeSystemError(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? sentences[String(error.code)] : undefined;
}
