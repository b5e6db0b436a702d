/** What names the lots of a file: its bytes, and from the second time on, with others in between, when they came. */
export interface FileName {
  digest: string
  /** `@` and milliseconds; empty the first time. */
  again: string
}

/** @param last the newest delivery of a file about the same: the same bytes twice in a row are one file */
export function nameFile(digest: string, last: string | null, now: number): FileName {
  if (last === null) return { digest, again: '' }
  const isLast = last.startsWith(`file-${digest}-`)
  return { digest, again: isLast ? (/@\d+$/.exec(last)?.[0] ?? '') : `@${now}` }
}

export const nameLot = ({ digest, again }: FileName, no: number): string => `file-${digest}-${no}${again}`

/** What came in these bytes came once, however often they are sent: for what has no name of its own. */
export const bytesOf = (deliveryId: string): string =>
  deliveryId.startsWith('file-') ? deliveryId.replace(/@\d+$/, '') : deliveryId
