import v8 from 'node:v8';

/** V8's experiment that joins neighbouring 128-bit vectors into 256-bit ones; only its optimising compiler does. */
const flags = ['experimental-wasm-revectorize', 'no-liftoff', 'no-wasm-lazy-compilation'];

/**
 * Compiles a module with 256-bit vectors. The experiment is on for this one compilation only: nothing else in the process, not
 * even our other builds, is compiled with it.
 */
export function compileRevectorised(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  for (const flag of flags) v8.setFlagsFromString(`--${flag}`);
  try {
    return new WebAssembly.Module(bytes);
  } finally {
    for (const flag of flags) v8.setFlagsFromString(flag.startsWith('no-') ? `--${flag.slice(3)}` : `--no-${flag}`);
  }
}

/** Whether this V8 may know the experiment: x64 builds from Node 22 on. */
export function mayRevectorise(): boolean {
  return process.arch === 'x64' && Number(process.versions.node.split('.')[0]) >= 22;
}
