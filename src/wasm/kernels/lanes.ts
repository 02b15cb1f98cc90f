/**
 * Arithmetic on four floats at a time. A class only because the compiler takes `@inline` on static methods in a form that
 * every formatter reads. NaN goes through all of these, so that a diverged model shows in its loss.
 */
export abstract class Lanes {
  /** a * b + c, fused where the module is built with relaxed SIMD. */
  @inline static madd(a: v128, b: v128, c: v128): v128 {
    if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
    return f32x4.add(f32x4.mul(a, b), c);
  }

  /** c - a * b */
  @inline static nmadd(a: v128, b: v128, c: v128): v128 {
    if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
    return f32x4.sub(c, f32x4.mul(a, b));
  }

  /** Limits x to [low, high]. */
  @inline static clamp(x: v128, low: f32, high: f32): v128 {
    return f32x4.pmax(f32x4.pmin(x, f32x4.splat(high)), f32x4.splat(low));
  }

  /**
   * The hyperbolic tangent as a quotient of polynomials in x^2 (coefficients of Eigen's float tanh);
   * absolute error below 3e-7. Source: Eigen, MathFunctionsImpl.h.
   */
  @inline static tanh(value: v128): v128 {
    const x = Lanes.clamp(value, -7.90531110763549805, 7.90531110763549805);
    const s = f32x4.mul(x, x);
    let p = Lanes.madd(s, f32x4.splat(-2.76076847742355e-16), f32x4.splat(2.00018790482477e-13));
    p = Lanes.madd(p, s, f32x4.splat(-8.60467152213735e-11));
    p = Lanes.madd(p, s, f32x4.splat(5.12229709037114e-8));
    p = Lanes.madd(p, s, f32x4.splat(1.48572235717979e-5));
    p = Lanes.madd(p, s, f32x4.splat(6.37261928875436e-4));
    p = Lanes.madd(p, s, f32x4.splat(4.89352455891786e-3));
    let q = Lanes.madd(s, f32x4.splat(1.19825839466702e-6), f32x4.splat(1.18534705686654e-4));
    q = Lanes.madd(q, s, f32x4.splat(2.268434632439e-3));
    q = Lanes.madd(q, s, f32x4.splat(4.89352518554385e-3));
    return f32x4.div(f32x4.mul(p, x), q);
  }

  /** 1 / (1 + exp(-x)) = tanh(x / 2) / 2 + 1 / 2 */
  @inline static sigmoid(x: v128): v128 {
    const half = f32x4.splat(0.5);
    return Lanes.madd(half, Lanes.tanh(f32x4.mul(half, x)), half);
  }

  /** The exponential (Cephes' expf: reduction by ln 2, polynomial of degree 6); exactly zero below -64, so that no gradient starts tiny. */
  @inline static exp(value: v128): v128 {
    const x = Lanes.clamp(value, -64, 88);
    const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
    let r = Lanes.nmadd(n, f32x4.splat(0.693359375), x);
    r = Lanes.nmadd(n, f32x4.splat(-2.1219444e-4), r);
    let p = Lanes.madd(r, f32x4.splat(1.98756915e-4), f32x4.splat(1.3981999507e-3));
    p = Lanes.madd(p, r, f32x4.splat(8.3334519073e-3));
    p = Lanes.madd(p, r, f32x4.splat(4.1665795894e-2));
    p = Lanes.madd(p, r, f32x4.splat(1.6666665459e-1));
    p = Lanes.madd(p, r, f32x4.splat(5.0000001201e-1));
    p = f32x4.add(Lanes.madd(p, f32x4.mul(r, r), r), f32x4.splat(1));
    const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
    return v128.andnot(f32x4.mul(p, power), f32x4.lt(value, f32x4.splat(-64)));
  }

  /** Zero where |x| is below `limit`. */
  @inline static flush(x: v128, limit: f32): v128 {
    return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(limit)));
  }

  /** The sum of the four lanes. */
  @inline static sum(x: v128): f32 {
    const left = f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1);
    return left + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
  }

  /** The largest of the four lanes. */
  @inline static largest(x: v128): f32 {
    const left = max<f32>(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1));
    return max<f32>(left, max<f32>(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)));
  }
}

/** The natural logarithm of a positive normal number: exponent plus the atanh series of the mantissa; error below 1e-9. */
export function log(x: f32): f64 {
  const bits = reinterpret<i32>(x);
  let exponent = ((bits >> 23) & 255) - 127;
  let mantissa = <f64>reinterpret<f32>((bits & 0x7fffff) | 0x3f800000);
  if (exponent == 128) return <f64>x; // infinity and NaN stay what they are
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    exponent++;
  }
  const t = (mantissa - 1) / (mantissa + 1);
  const s = t * t;
  let series: f64 = 1.0 / 11;
  series = series * s + 1.0 / 9;
  series = series * s + 1.0 / 7;
  series = series * s + 1.0 / 5;
  series = series * s + 1.0 / 3;
  series = series * s + 1;
  return 2 * t * series + <f64>exponent * 0.6931471805599453;
}
