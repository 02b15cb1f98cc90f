/** Custom properties of the charts' colours, contributed by package.json in all four kinds of theme; told apart by lightness, too. */
export const chartColors = [
  '--vscode-recurrent-chartFirst',
  '--vscode-recurrent-chartSecond',
  '--vscode-recurrent-chartThird',
  '--vscode-recurrent-chartFourth',
] as const;

/** Dashes that go with them, in pixels of line and gap: no line is known by its colour alone. */
export const chartDashes: readonly (readonly number[])[] = [[], [10, 3], [3, 3], [10, 3, 2, 3]];
