import type { Platform } from './platform.ts';

/** The file a run saves its model to, over and over; minds that another window may train on the same document. */
export class CheckpointFile {
  readonly #write: NonNullable<Platform['writeFile']>;
  readonly #stamp: Platform['stamp'];
  readonly #aside: string | null;
  #path: string;
  /** What the file was when we last knew it. */
  #known: string | null;

  private constructor(
    write: NonNullable<Platform['writeFile']>,
    stamp: Platform['stamp'],
    path: string,
    aside: string | null,
    known: string | null,
  ) {
    this.#write = write;
    this.#stamp = stamp;
    this.#path = path;
    this.#aside = aside;
    this.#known = known;
  }

  /** Null where there is no disk or no path: the host writes then. */
  static async open(platform: Platform, path: string | null, aside: string | null): Promise<CheckpointFile | null> {
    const { writeFile } = platform;
    if (!writeFile || path === null) return null;
    return new CheckpointFile(writeFile, (file) => platform.stamp(file), path, aside, await platform.stamp(path));
  }

  /**
   * Writes the model and tells where: beside the usual place, from now on, once somebody else has saved there since we last
   * looked. Rejects with the reason where nothing can be written.
   */
  async write(bytes: Uint8Array): Promise<string> {
    const found = await this.#stamp(this.#path);
    if (this.#aside !== null && found !== null && found !== this.#known) this.#path = this.#aside;
    await this.#write(this.#path, bytes);
    this.#known = await this.#stamp(this.#path);
    return this.#path;
  }
}
