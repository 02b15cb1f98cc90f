/**
 * Multiplies activations [time, batch, width] (rows `stride` floats apart; up to 3 floats behind a row are multiplied too) with the
 * factors of `dropoutFactor` in engine/random.ts: 0 where the hash of (seed, site, index) is below `threshold` = rate * 2^32, else `keep`
 * = 1 / (1 - rate). The index is ((firstSequence + b) * time + t) * width + unit, so that every split of a batch over threads drops the
 * same units.
 */
export function applyDropout(
  time: i32,
  batch: i32,
  width: i32,
  stride: i32,
  firstSequence: i32,
  seed: i32,
  site: i32,
  threshold: u32,
  keep: f32,
  activations: usize,
): void {
  const base = (seed * 0x9e3779b1) ^ ((site + 1) * 0x85ebca77);
  const lanes = i32x4(1, 2, 3, 4);
  const limit = i32x4.splat(threshold);
  const factor = f32x4.splat(keep);
  for (let t = 0; t < time; t++) {
    for (let b = 0; b < batch; b++) {
      const first = ((firstSequence + b) * time + t) * width;
      for (let j = 0; j < width; j += 4) {
        const index = i32x4.add(i32x4.splat(first + j), lanes);
        let h = v128.xor(i32x4.splat(base), i32x4.mul(index, i32x4.splat(0xc2b2ae3d)));
        h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x85ebca6b));
        h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35));
        h = v128.xor(h, i32x4.shr_u(h, 16));
        const at = activations + ((<usize>j) << 2);
        v128.store(at, v128.andnot(f32x4.mul(v128.load(at), factor), i32x4.lt_u(h, limit)));
      }
      activations += (<usize>stride) << 2;
    }
  }
}
