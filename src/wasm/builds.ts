/** How the kernels were compiled: with SIMD alone, with relaxed SIMD, or with tiles for V8's 256-bit revectorisation. */
export type Tier = 'plain' | 'relaxed' | 'wide';

/** The file of a build. Modules for shared memory do not link with memory that is not, and the other way round. */
export function buildFile(tier: Tier, shared: boolean): string {
  return `${tier}${shared ? '.shared' : ''}.wasm`;
}

// The smallest modules that use one instruction: (func (drop (i8x16.splat ...))) and (func (drop (i8x16.relaxed_swizzle ...))).
const header = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10];
const simd = [...header, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11];
const relaxedSimd = [...header, 16, 1, 14, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 128, 2, 26, 11];

/** The best tier that this host's engine compiles; null where it has no SIMD at all. */
export function supportedTier(): Exclude<Tier, 'wide'> | null {
  if (WebAssembly.validate(Uint8Array.from(relaxedSimd))) return 'relaxed';
  return WebAssembly.validate(Uint8Array.from(simd)) ? 'plain' : null;
}
