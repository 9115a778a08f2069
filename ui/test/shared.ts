import { resolve } from 'node:path';

/** Where recorded data and vectors lie: beside the checkout, or where TEST_SHARED points. */
export function sharedFolder(): string {
  return process.env.TEST_SHARED ?? resolve(import.meta.dirname, '../../../shared');
}
