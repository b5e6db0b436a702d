import { measureSms, type SmsSize, writePlainLetters } from './gsm.ts'

/** The longest SMS networks join reliably. */
export const mostSmsParts = 6

export interface SmsPrice {
  /** Minor units of the workspace's currency, as text; null where no price is set. */
  perMessageMinor: string | null
}

export interface SmsReport extends SmsSize, SmsPrice {
  /** The same in plain letters, where that saves parts; null where it saves nothing. */
  plain: (SmsSize & SmsPrice & { text: string }) | null
  isTooLong: boolean
}

/** What an SMS takes and costs, and what it would without Polish letters. @param partPriceMinor minor units a part */
export function reportSms(text: string, partPriceMinor: bigint | null): SmsReport {
  const size = measureSms(text)
  const plainText = writePlainLetters(text)
  const plainSize = measureSms(plainText)
  const saves = plainText !== text && plainSize.parts < size.parts
  return {
    ...size,
    perMessageMinor: priceOf(size.parts, partPriceMinor),
    plain: saves
      ? { ...plainSize, text: plainText, perMessageMinor: priceOf(plainSize.parts, partPriceMinor) }
      : null,
    isTooLong: size.parts > mostSmsParts,
  }
}

function priceOf(parts: number, partPriceMinor: bigint | null): string | null {
  return partPriceMinor === null ? null : String(partPriceMinor * BigInt(parts))
}
