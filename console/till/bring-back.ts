/**
 * Asks who it was, and puts her before the till again. The answer may take a while: what began there meanwhile is somebody
 * else's, and neither their goods nor their cart become hers.
 * @returns whether she stands there
 */
export async function bringBack<Shopper>(
  find: () => Promise<Shopper>,
  isFree: () => boolean,
  put: (shopper: Shopper) => Promise<void>,
): Promise<boolean> {
  const shopper = await find()
  if (!isFree()) return false
  await put(shopper)
  return true
}
