/** For tanh: its limits, the numerator's coefficients from the highest power down, the denominator's, and a half. */
const TANH: usize = memory.data<f32>([
  -7.90531110763549805, 7.90531110763549805, -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11,
  5.12229709037114e-8, 1.48572235717979e-5, 6.37261928875436e-4, 4.89352455891786e-3, 1.19825839466702e-6,
  1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3, 0.5,
]);

/** For the exponential: its limits, log2(e), what rounds, ln 2 in two parts, the polynomial's coefficients, and one. */
const EXP: usize = memory.data<f32>([
  -64, 88, 1.44269504088896341, 12582912, 0.693359375, -2.1219444e-4, 1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3,
  4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1,
]);

/** What a float's exponent is stored with. */
const BIAS: usize = memory.data<i32>([127]);

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

  /**
   * A number of a table in every lane. V8 builds the splat of a literal with three instructions wherever it stands; reading one takes
   * one.
   */
  @inline static constant(table: usize, index: usize): v128 {
    return v128.load32_splat(table + (index << 2));
  }

  /** Limits x to [low, high]. */
  @inline static clamp(x: v128, low: v128, high: v128): v128 {
    return f32x4.pmax(f32x4.pmin(x, high), low);
  }

  /**
   * The hyperbolic tangent as a quotient of polynomials in x^2 (coefficients of Eigen's float tanh);
   * absolute error below 3e-7. Source: Eigen, MathFunctionsImpl.h.
   */
  @inline static tanh(value: v128): v128 {
    const x = Lanes.clamp(value, Lanes.constant(TANH, 0), Lanes.constant(TANH, 1));
    const s = f32x4.mul(x, x);
    let p = Lanes.madd(s, Lanes.constant(TANH, 2), Lanes.constant(TANH, 3));
    p = Lanes.madd(p, s, Lanes.constant(TANH, 4));
    p = Lanes.madd(p, s, Lanes.constant(TANH, 5));
    p = Lanes.madd(p, s, Lanes.constant(TANH, 6));
    p = Lanes.madd(p, s, Lanes.constant(TANH, 7));
    p = Lanes.madd(p, s, Lanes.constant(TANH, 8));
    let q = Lanes.madd(s, Lanes.constant(TANH, 9), Lanes.constant(TANH, 10));
    q = Lanes.madd(q, s, Lanes.constant(TANH, 11));
    q = Lanes.madd(q, s, Lanes.constant(TANH, 12));
    return f32x4.div(f32x4.mul(p, x), q);
  }

  /** 1 / (1 + exp(-x)) = tanh(x / 2) / 2 + 1 / 2 */
  @inline static sigmoid(x: v128): v128 {
    const half = Lanes.constant(TANH, 13);
    return Lanes.madd(half, Lanes.tanh(f32x4.mul(half, x)), half);
  }

  /**
   * The exponential (Cephes' expf: reduction by ln 2, polynomial of degree 6); exactly zero below -64, so that no gradient starts tiny.
   * Adding 1.5 * 2^23 rounds to a whole number n and leaves it in the low bits.
   */
  @inline static exp(value: v128): v128 {
    const least = Lanes.constant(EXP, 0);
    const rounding = Lanes.constant(EXP, 3);
    const x = Lanes.clamp(value, least, Lanes.constant(EXP, 1));
    const rounded = Lanes.madd(x, Lanes.constant(EXP, 2), rounding);
    const n = f32x4.sub(rounded, rounding);
    let r = Lanes.nmadd(n, Lanes.constant(EXP, 4), x);
    r = Lanes.nmadd(n, Lanes.constant(EXP, 5), r);
    let p = Lanes.madd(r, Lanes.constant(EXP, 6), Lanes.constant(EXP, 7));
    p = Lanes.madd(p, r, Lanes.constant(EXP, 8));
    p = Lanes.madd(p, r, Lanes.constant(EXP, 9));
    p = Lanes.madd(p, r, Lanes.constant(EXP, 10));
    p = Lanes.madd(p, r, Lanes.constant(EXP, 11));
    p = f32x4.add(Lanes.madd(p, f32x4.mul(r, r), r), Lanes.constant(EXP, 12));
    const power = i32x4.shl(i32x4.add(rounded, Lanes.constant(BIAS, 0)), 23);
    return v128.andnot(f32x4.mul(p, power), f32x4.lt(value, least));
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
