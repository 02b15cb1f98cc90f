import fc from 'fast-check';

// `npm test` judges a change and not the dice: its properties are tried on the same cases every time. `npm run test:deep`, and a
// test file run alone, throw anew.
fc.configureGlobal({ seed: 20_261_123 });
