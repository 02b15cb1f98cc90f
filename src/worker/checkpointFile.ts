import type { RunRequest } from '../protocol/trainer.ts';
import type { Platform } from './platform.ts';

/** The file a run saves its model to, over and over; minds that another window may train on the same document. */
export class CheckpointFile {
  readonly #platform: Platform;
  readonly #aside: string | null;
  #path: string;
  /** What the file was when we last knew it. */
  #known: string | null;

  private constructor(platform: Platform, path: string, aside: string | null, known: string | null) {
    this.#platform = platform;
    this.#path = path;
    this.#aside = aside;
    this.#known = known;
  }

  /** Whether nothing is there yet. */
  get isNew(): boolean {
    return this.#known === null;
  }

  /** The stamp of what stood there when we last knew it; null for nothing. */
  get stamp(): string | null {
    return this.#known;
  }

  /**
   * Takes what stands there now for known, unless a run that another engine began knew it already. With no place `aside` it writes to the
   * usual one, whoever else does.
   */
  static async open(
    platform: Platform,
    { checkpointPath: path, checkpointAside: aside, checkpointStamp: stamp }: RunRequest,
  ): Promise<CheckpointFile> {
    // Where it cannot even be looked at, writing will say why.
    const known = stamp === undefined ? await platform.stamp(path).catch(() => null) : stamp;
    return new CheckpointFile(platform, path, aside, known);
  }

  /**
   * Writes the model and tells where: beside the usual place, from now on, once somebody else has saved there since we last
   * looked. Rejects with the reason, in words, where nothing can be written.
   */
  async write(bytes: Uint8Array): Promise<string> {
    const found = await this.#platform.stamp(this.#path);
    if (this.#aside !== null && found !== null && found !== this.#known) this.#path = this.#aside;
    await this.#platform.writeFile(this.#path, bytes);
    this.#known = await this.#platform.stamp(this.#path);
    return this.#path;
  }
}
