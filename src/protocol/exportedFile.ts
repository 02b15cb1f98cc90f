/** A file the person may save: a picture or its numbers. */
export interface ExportedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}
