/** The document changed, or closed, while its answer was on the way. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** Whether an error only says that the answer is no longer wanted. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof Overtaken || (error instanceof Error && error.name === 'AbortError');
}
