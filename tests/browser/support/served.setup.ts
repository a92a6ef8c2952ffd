import { Served } from './served.js';

/** One product for all the tests that need none of their own; its address is in DIAPASON_URL. */
export default async function setup(): Promise<() => Promise<void>> {
  const served = await Served.start();
  process.env.DIAPASON_URL = served.url;
  return () => served.remove();
}
