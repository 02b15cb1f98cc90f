/**
 * Seconds that anything may take. A machine that runs two windows beside other people's work needs a minute for what takes ten seconds
 * where it has nothing else to do; only a test that fails waits this long.
 */
export const patience = 120;
