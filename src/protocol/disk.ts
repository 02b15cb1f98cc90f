/** What an engine without a disk asks of the host, which keeps its files under their URIs. */
export interface DiskCalls {
  read(file: string): Uint8Array;
  /** What changes with a file's content; null where there is no such file. */
  stamp(file: string): string | null;
  /** A reader sees the old file or the new one, never half of one. */
  write(change: { readonly file: string; readonly bytes: Uint8Array }): void;
}
