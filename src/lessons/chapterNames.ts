/** Our chapters in reading order; a web host cannot list a folder of the extension. */
export const chapterNames = [
  '01-sequences',
  '02-recurrent-network',
  '03-gradients',
  '04-lstm',
  '05-gru',
  '06-sequence-to-sequence',
  '07-attention',
  '08-applications',
  '09-study-notes',
] as const;
