#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const commandLine = fileURLToPath(new URL('../dist/engine/cli.js', import.meta.url));
if (!existsSync(commandLine)) {
  process.stderr.write('recurrent: it is not built yet: run `npm ci && npm run build` in its folder.\n');
  process.exit(2);
}

// What VS Code runs: newer WebAssembly than the oldest Node that can start us. Installed packages are without it.
const ownNode = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const newest = Number(process.versions.node.split('.')[0]) >= 24;
const node = !newest && existsSync(ownNode) ? ownNode : process.execPath;

const faults = new Set(['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP', 'SIGABRT']);
const args = process.argv.slice(2);
const began = Date.now();
let child;

function start(careful) {
  const env = careful
    ? { ...process.env, RECURRENT_TIER: 'relaxed', RECURRENT_BROKEN_SINCE: String(began) }
    : process.env;
  // The channel is how the child learns that we are gone, whatever ended us.
  child = spawn(node, [commandLine, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  child.once('error', (error) => {
    process.stderr.write(`recurrent: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    const broke = faults.has(signal);
    if (broke && args[0] === 'train' && !careful) {
      process.stderr.write('recurrent: the engine broke: training goes on without its experimental kernels.\n');
      start(true);
      return;
    }
    if (signal === null) process.exitCode = code ?? 1;
    else process.exitCode = signal === 'SIGKILL' ? 137 : 1;
    if (broke)
      process.stderr.write(
        'recurrent: the engine broke; RECURRENT_TIER=relaxed leaves out its experimental kernels.\n',
      );
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
start(false);
