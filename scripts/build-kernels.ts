import { main as compileAssemblyScript } from 'assemblyscript/asc';
import { mkdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** One build of the kernels. Modules on shared and on unshared memory differ, so every tier that is used with both has two. */
interface KernelBuild {
  readonly tier: 'plain' | 'relaxed' | 'wide';
  readonly shared: boolean;
}

const builds: readonly KernelBuild[] = (['plain', 'relaxed', 'wide'] as const).flatMap((tier) =>
  [false, true].map((shared) => ({ tier, shared })),
);

/** Compiles every build of src/wasm/kernels to `folder`/TIER.wasm or TIER.shared.wasm; throws with the compiler's words. */
export async function buildKernels(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const build of builds) await compile(build, folder);
}

async function compile({ tier, shared }: KernelBuild, folder: string): Promise<void> {
  const file = `${folder}/${tier}${shared ? '.shared' : ''}.wasm`;
  const options = ['src/wasm/kernels/index.ts', '--outFile', file, '-O3', '--noAssert', '--runtime', 'stub'];
  options.push('--importMemory', '--enable', 'simd', '--use', `WIDE_TILES=${tier === 'wide' ? 1 : 0}`);
  if (tier !== 'plain') options.push('--enable', 'relaxed-simd');
  if (shared) options.push('--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536', '--enable', 'threads');
  let messages = '';
  const stderr = { write: (text: string | Uint8Array): void => void (messages += text.toString()) };
  const { error } = await compileAssemblyScript(options, { stderr });
  if (error) throw new Error(`${file}: ${error.message}\n${messages}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildKernels('dist/engine/kernels');
