/** Somebody who asked to be told of a variant, and how it was when we looked last. */
export interface Watch {
  documentId: string
  sku: string
  wantsPrice: boolean
  wantsStock: boolean
  /** What it cost; null where it was not for sale. */
  minor: bigint | null
  isThere: boolean
}

export interface Now {
  minor: bigint | null
  isThere: boolean
}

/**
 * What is worth telling whoever waits. A price speaks up when it falls, once for each fall: what it rose to is only noted. A
 * variant speaks up when it can be bought again.
 */
export function judgeWatch(
  before: Watch,
  now: Now,
): { price: { fromMinor: bigint; toMinor: bigint } | null; isBack: boolean; isChanged: boolean } {
  const fell = before.minor !== null && now.minor !== null && now.minor < before.minor
  const price =
    before.wantsPrice && fell && before.minor !== null && now.minor !== null
      ? { fromMinor: before.minor, toMinor: now.minor }
      : null
  const canBuy = now.isThere && now.minor !== null
  const isBack = before.wantsStock && canBuy && !before.isThere
  return { price, isBack, isChanged: before.minor !== now.minor || before.isThere !== canBuy }
}
