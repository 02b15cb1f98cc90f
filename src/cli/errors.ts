/** The command line was used wrongly: exit code 2. The message is one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked for cannot be done: exit code 1. The message is one sentence. */
export class Failure extends Error {
  override readonly name = 'Failure';
}
