/** Every test of this folder, gathered by scripts/bundles.ts. */
declare module 'host-tests' {}
