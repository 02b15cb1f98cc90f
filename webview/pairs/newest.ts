/** Puts one question at a time; of those that come meanwhile only the last is put, and its answer is the one that is told. */
export function newest<Question, Answer>(
  put: (question: Question) => Promise<Answer>,
  tell: (answer: Answer) => void,
  fail: (error: unknown) => void,
): (question: Question) => void {
  let waiting: { readonly question: Question } | null = null;
  let busy = false;
  const work = async (): Promise<void> => {
    busy = true;
    while (waiting) {
      const { question }: { readonly question: Question } = waiting;
      waiting = null;
      try {
        const answer = await put(question);
        if (!waiting) tell(answer);
      } catch (error) {
        if (!waiting) fail(error);
      }
    }
    busy = false;
  };
  return (question) => {
    waiting = { question };
    if (!busy) void work();
  };
}
