/** Largest lesson that is read, in characters. */
export const largestLesson = 1_000_000;
