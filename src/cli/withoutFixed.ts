import { FixedSetting } from '../engine/fixedSetting.ts';
import { UsageError } from './errors.ts';

/** Makes a plan to go on with a model; options that would need another one are wrong usage. */
export function withoutFixed<Plan>(plan: () => Plan): Plan {
  try {
    return plan();
  } catch (error) {
    if (error instanceof FixedSetting) throw new UsageError(error.message);
    throw error;
  }
}
